// A list on one line in brackets, or an item a line: the same list in the other style.
#pragma once

#include "ide/code_action.h"

namespace osiris::ide {

/// Offered on a list of a step whose items are plain words, numbers or quoted text on one line
/// each. Not where a comment would have no place.
[[nodiscard]] std::optional<Action> listStyle(const ActionPlace& place);

}  // namespace osiris::ide
