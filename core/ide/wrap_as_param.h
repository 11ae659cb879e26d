// A value of a config becomes a parameter, so that a profile or a caller can give another.
#pragma once

#include "ide/code_action.h"

namespace osiris::ide {

/// Offered on a value under `config` on one line that is no secret, connection or reference.
/// `params` gets `name: {type: …, default: value}`, and `${params.name}` stands for the value.
[[nodiscard]] std::optional<Action> wrapAsParam(const ActionPlace& place);

}  // namespace osiris::ide
