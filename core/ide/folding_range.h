// What can be folded away: maps, lists and blocks of text of more than one line.
#pragma once

#include <vector>

#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

/// Each from the key (or dash) it hangs on to its last character. An editor folds whole lines.
[[nodiscard]] std::vector<text::Span> foldingRanges(const oml::Pipeline& pipeline);

}  // namespace osiris::ide
