// What of a plan breaks something, or may, as SARIF 2.1.0, which code scanning services read.
#pragma once

#include <string>
#include <string_view>

#include "plan/plan.h"

namespace osiris::report {

/// A result for each change of the class `breaking` (an error) or `unknown` (a warning). A change
/// knows its step and a JSON Pointer, not a line: those are its logical locations. `version` is the
/// tool's.
[[nodiscard]] std::string planSarif(const plan::Plan& plan, std::string_view version);

}  // namespace osiris::report
