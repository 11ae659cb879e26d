// A text after edits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace osiris::text {

/// The text with `edits` applied. They must not overlap and lie inside the text.
[[nodiscard]] std::string applied(std::string_view text, std::vector<Edit> edits);

}  // namespace osiris::text
