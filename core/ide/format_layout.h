// What the formatter sees of a text: its tokens, and where each line is to begin.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "syntax/tree.h"
#include "text/span.h"

namespace osiris::ide {

struct LayoutToken {
  text::Span span;
  syntax::Symbol symbol = syntax::Symbol::other;
  char first = ' ';
};

struct Layout {
  std::vector<LayoutToken> tokens;  ///< in order
  std::vector<text::Span> opaque;  ///< scalars of several lines: their lines only shift as one
  std::map<text::Offset, int> wantedColumns;  ///< start of a line's first token → its wanted column
};

/// `root` is that of the text's tree.
[[nodiscard]] Layout layoutOf(std::string_view text, TSNode root);

}  // namespace osiris::ide
