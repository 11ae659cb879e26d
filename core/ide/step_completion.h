// Completion in a step: its keys, its component's config, what it needs. Inside `ide` only.
#pragma once

#include <cstddef>

#include "ide/completion_items.h"

namespace osiris::ide {

/// More steps than anybody reads through; an editor asks again as a name is typed.
inline constexpr std::size_t mostStepsProposed = 2000;

/// The place is in a step.
void completeInStep(CompletionPlace& place, CompletionItems& items);

}  // namespace osiris::ide
