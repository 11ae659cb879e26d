// Brings a YAML or OML text into one form: indentation, spaces, line ends. Scalars, comments, line
// breaks between tokens and blank lines stay as they are.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/span.h"

namespace osiris::ide {

/// The smallest edits, in order and apart from each other, that bring `text` into form; none when
/// it is. Formatting what was formatted changes nothing, and the values stay what they were. Fails
/// with `not_formattable` for text that is no valid YAML.
[[nodiscard]] Result<std::vector<text::Edit>> format(std::string_view text);

/// Of those edits the ones in lines that `parts` touch. Where these alone would change what the
/// text says, as when half of a map moves, lines stay where they are.
[[nodiscard]] Result<std::vector<text::Edit>> formatParts(std::string_view text,
                                                          std::span<const text::Span> parts);

}  // namespace osiris::ide
