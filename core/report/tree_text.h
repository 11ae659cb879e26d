// The syntax tree as text, for those who work on the grammar.
#pragma once

#include <string>
#include <string_view>

#include "syntax/tree.h"

namespace osiris::report {

/// A line a node: its name and bytes, `begin-end`; leaves with their text.
[[nodiscard]] std::string treeText(const syntax::Tree& tree, std::string_view text);

}  // namespace osiris::report
