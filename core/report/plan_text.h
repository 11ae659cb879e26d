// A plan as a person reads it in a terminal.
#pragma once

#include <string>

#include "plan/plan.h"
#include "report/terminal.h"

namespace osiris::report {

/// One line that says it all, then each pipeline with its tables and changes, who is downstream,
/// what differs in the environment alone, and the risk with its reasons. Pipelines of which there
/// is nothing to tell are counted. Nothing that a person wrote reaches the terminal as a control
/// sequence.
[[nodiscard]] std::string planText(const plan::Plan& plan, const TerminalStyle& style);

}  // namespace osiris::report
