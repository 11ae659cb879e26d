// What "select a little more" selects: a word, its value, the pair, the map, the step, all steps.
#pragma once

#include <vector>

#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

/// From the innermost to the whole text; each holds the one before and more.
[[nodiscard]] std::vector<text::Span> selectionRanges(const oml::Pipeline& pipeline,
                                                      text::Offset at);

}  // namespace osiris::ide
