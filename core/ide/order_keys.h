// The keys of a step in their usual order: id, component, mode, needs, config, and the rest.
#pragma once

#include "ide/code_action.h"

namespace osiris::ide {

/// Offered on a key of a step whose keys stand in another order. Comments above a key stay with it.
[[nodiscard]] std::optional<Action> orderStepKeys(const ActionPlace& place);

/// The same for every step of the document.
[[nodiscard]] std::optional<Action> orderAllKeys(const ActionPlace& place);

}  // namespace osiris::ide
