// The keys that a step's config cannot do without and does not have, all at once.
#pragma once

#include "ide/code_action.h"

namespace osiris::ide {

/// Offered in a step whose `config` lacks required keys. A connection is proposed instead of what
/// it provides; a key gets the spec's default, a choice or an example as its value, else a word
/// that is plainly to be replaced.
[[nodiscard]] std::optional<Action> addMissingKeys(const ActionPlace& place);

}  // namespace osiris::ide
