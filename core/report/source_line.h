// One line of a file as a terminal shows it, with a marker under the bytes that a diagnostic means.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/line_index.h"
#include "text/span.h"

namespace osiris::report {

struct SourceLine {
  std::string
      text;  ///< tabs expanded, control characters replaced, trimmed with "…" where too long
  std::string
      marker;  ///< spaces up to the first marked column, then '^' for each marked one; never empty
};

/// Draws the first line of `span`, at most `columns` wide. What `span` covers of further lines is
/// left out; an empty span, and one at the end of its line, gets one '^'.
[[nodiscard]] SourceLine drawSourceLine(std::string_view text, const text::LineIndex& lines,
                                        text::Span span, std::size_t columns);

}  // namespace osiris::report
