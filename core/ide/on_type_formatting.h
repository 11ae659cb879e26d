// The indentation of the line that somebody has just begun.
#pragma once

#include <vector>

#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

/// After a line break: an empty line at `at` gets the indentation that what stands above asks for.
/// None where the editor's own is as good: within text of several lines, below an empty line, where
/// a line was split.
[[nodiscard]] std::vector<text::Edit> formatNewLine(const oml::Pipeline& pipeline, text::Offset at);

/// After a dash that begins a line: where no list can begin, it goes back to the items of the list
/// around.
[[nodiscard]] std::vector<text::Edit> formatDash(const oml::Pipeline& pipeline, text::Offset at);

}  // namespace osiris::ide
