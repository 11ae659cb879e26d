// A secret in a step's config moves out of the pipeline: its connection goes to the connections
// file, with `${VARIABLE}` where the secret stood.
#pragma once

#include "ide/code_action.h"

namespace osiris::ide {

/// Offered in a step that logs in by itself: its fields that a connection can provide become a new
/// alias, and the step refers to that. The secret's text appears in no title and in no edit.
[[nodiscard]] std::optional<Action> extractSecret(const ActionPlace& place);

}  // namespace osiris::ide
