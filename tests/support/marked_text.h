// Text with marks in it, so that a test shows the place it speaks of: `[[…]]` is a range.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace osiris::test {

struct MarkedText {
  std::string text;               ///< without the marks
  std::vector<text::Span> ranges; ///< in the order of their beginnings
};

/// A text with a caret in it.
struct CaretText {
  std::string text;  ///< without the `^`
  text::Offset at = 0;
};

/// The first `^` is the caret.
[[nodiscard]] CaretText parseCaret(std::string_view marked);

[[nodiscard]] MarkedText parseMarkedText(std::string_view marked);
/// The text with `[[` and `]]` around each range, for a failing test to show.
[[nodiscard]] std::string mark(std::string_view text, const std::vector<text::Span>& ranges);

}  // namespace osiris::test
