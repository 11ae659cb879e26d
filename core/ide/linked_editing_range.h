// The places of one name that change together while somebody types in one of them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

struct LinkedEditing {
  std::vector<text::Span> spans;  ///< in order; the text of all is the same
  std::string_view wordPattern;   ///< what may be typed there, a regular expression
};

/// Of the step id or the parameter at `at`. Nothing where a place spells the name in another way,
/// as a table `df_my_step` does for `my-step`: there a rename is what is wanted.
[[nodiscard]] std::optional<LinkedEditing> linkedEditing(const oml::Pipeline& pipeline,
                                                         text::Offset at);

}  // namespace osiris::ide
