// How PyYAML writes a string: plain where that reads back the same, else in quotes.
#pragma once

#include <cstdint>
#include <string_view>

namespace osiris::plan {

enum class ScalarStyle : std::uint8_t { plain, singleQuoted, doubleQuoted };

/// A scalar's place: a key on one line with its value allows less.
enum class ScalarRole : std::uint8_t { value, simpleKey };

/// What PyYAML counts as the end of a line; a carriage return is none.
[[nodiscard]] constexpr bool isYamlBreak(char32_t c) {
  return c == U'\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

[[nodiscard]] bool hasYamlBreak(std::u32string_view text);

/// The style for block context. `readsAsText`: plain, it would be read back as text.
[[nodiscard]] ScalarStyle yamlStyleOf(std::u32string_view text, ScalarRole role, bool readsAsText);

}  // namespace osiris::plan
