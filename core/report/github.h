// What a check found, as workflow commands: GitHub Actions turns each into an annotation.
#pragma once

#include <string>

#include "report/findings.h"

namespace osiris::report {

/// One `::error file=…,line=…,col=…,title=code::message` for each diagnostic (`warning` and
/// `notice` for the lesser ones). Escapes as GitHub's runner reads them: `%`, CR and LF everywhere,
/// `:` and `,` in properties besides. Lines and columns count from 1; an end column is given within
/// one line only.
[[nodiscard]] std::string renderGithub(const Findings& findings);

}  // namespace osiris::report
