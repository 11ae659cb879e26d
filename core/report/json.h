// What a check found, as JSON for programs. The form is described in docs/formats.md.
#pragma once

#include <string>

#include "report/findings.h"

namespace osiris::report {

/// `{"version": 1, "files": […], "summary": {"files", "errors", "warnings"}}`, one line feed at the
/// end. Every checked file is in it, also those in which nothing was found. Lines count from zero,
/// characters in UTF-16 code units, bytes from the start of the file.
[[nodiscard]] std::string renderJson(const Findings& findings);

}  // namespace osiris::report
