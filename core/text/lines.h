// The lines around a byte, found in the text itself: for edits of a few lines, where no LineIndex
// is at hand. Lines end with LF, CRLF or CR.
#pragma once

#include <string_view>

#include "text/span.h"

namespace osiris::text {

/// A space or a tab.
[[nodiscard]] constexpr bool isSpace(char c) { return c == ' ' || c == '\t'; }
/// A byte of a line break.
[[nodiscard]] constexpr bool isBreak(char c) { return c == '\n' || c == '\r'; }

/// Where the line of the byte begins.
[[nodiscard]] Offset lineStart(std::string_view text, Offset at);
/// Where the line ends, before its line break.
[[nodiscard]] Offset lineEnd(std::string_view text, Offset at);
/// Behind the line's break; the end of the text on the last line.
[[nodiscard]] Offset nextLine(std::string_view text, Offset at);
/// The line break that the text is written with: CRLF where it has one, CR where it has no other,
/// else LF.
[[nodiscard]] std::string_view lineBreakOf(std::string_view text);
/// Nothing but spaces and tabs.
[[nodiscard]] bool isBlank(std::string_view text);

}  // namespace osiris::text
