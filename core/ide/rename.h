// A new name for a step, a parameter or an anchor, everywhere it stands.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "ide/occurrences.h"
#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

/// Letters, digits, '-' and '_': what every place that names something takes as it is.
[[nodiscard]] bool isName(std::string_view name);

/// What a rename at `at` would be of; a connection too, whose name other files give and use (see
/// rename_connection.h). Fails where nothing stands that can be renamed.
[[nodiscard]] Result<Occurrence> renameable(const oml::Pipeline& pipeline, text::Offset at);

/// The edits of the document that give what stands at `at` another name, in the order of their
/// places. The text they make is read again: a name that is taken, that is none, or that would
/// change what the pipeline means is refused, with the reason.
[[nodiscard]] Result<std::vector<text::Edit>> rename(const oml::Pipeline& pipeline, text::Offset at,
                                                     std::string_view newName);

}  // namespace osiris::ide
