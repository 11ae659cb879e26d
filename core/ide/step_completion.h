// Completion in a step: its keys, its component's config, what it needs. Inside `ide` only.
#pragma once

#include "ide/completion_items.h"

namespace osiris::ide {

/// The place is in a step.
void completeInStep(CompletionPlace& place, CompletionItems& items);

}  // namespace osiris::ide
