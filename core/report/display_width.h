// How many columns of a terminal a character takes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace osiris::report {

/// 0 for what combines with the character before it, 2 for wide East Asian characters and emoji,
/// else 1. From Unicode 14.0: East_Asian_Width W and F; general categories Mn, Me and Cf.
[[nodiscard]] int displayWidth(char32_t code);

/// Columns of a whole text without tabs and control characters.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

/// True for what would move a terminal's cursor, change its colours or turn text around:
/// control characters and the bidirectional formatting characters.
[[nodiscard]] bool isTerminalControl(char32_t code);

/// The text with everything that a terminal would obey replaced by something to see.
/// Tabs and line feeds become one space each.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace osiris::report
