// Steps in the order in which they run: each below those it needs, else as they stand.
#pragma once

#include "ide/code_action.h"

namespace osiris::ide {

/// Offered where a step stands above one it needs. Comments right above a step, and blank lines
/// between steps, stay where they belong. A step that waited for the one above it without saying so
/// says it where that is no longer the same.
[[nodiscard]] std::optional<Action> sortSteps(const ActionPlace& place);

/// The same, offered on the word `steps` and on a step's `needs`.
[[nodiscard]] std::optional<Action> sortStepsHere(const ActionPlace& place);

}  // namespace osiris::ide
