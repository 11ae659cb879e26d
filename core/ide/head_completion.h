// Completion outside of steps: top-level keys, parameters, profiles. Inside `ide` only.
#pragma once

#include "ide/completion_items.h"

namespace osiris::ide {

void completeInHead(const CompletionPlace& place, CompletionItems& items);

}  // namespace osiris::ide
