// UTF-8, byte by byte: what a character is, and whether a text is text at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace osiris {

enum class TextProblemKind : std::uint8_t {
  invalidUtf8,  ///< a byte that starts no well-formed character
  nulByte,
  utf16,  ///< the text is UTF-16, by its byte order mark or by every other byte being NUL
};

struct TextProblem {
  TextProblemKind kind = TextProblemKind::invalidUtf8;
  std::size_t offset = 0;  ///< of the first byte that is wrong; 0 for utf16
  friend bool operator==(const TextProblem&, const TextProblem&) = default;
};

/// "invalid_utf8", "nul_byte", "utf16".
[[nodiscard]] std::string_view codeOf(TextProblemKind kind);

/// The first thing that keeps bytes from being UTF-8 text; nothing for good text. A UTF-8 byte
/// order mark is good text.
[[nodiscard]] std::optional<TextProblem> findTextProblem(std::string_view bytes);

namespace utf8 {

/// One character as it stands in a text. A byte that belongs to no well-formed character (Unicode
/// 15, table 3-7: no overlong forms, no surrogates, nothing past U+10FFFF) stands alone as U+FFFD.
struct Character {
  char32_t value = 0;
  std::uint8_t size = 1;  ///< bytes, 1 to 4
  bool valid = true;
};

/// `at` < text.size().
[[nodiscard]] Character decode(std::string_view text, std::size_t at);

/// Start of the character that holds the byte `at`; text.size() stays as it is.
[[nodiscard]] std::size_t characterStart(std::string_view text, std::size_t at);

/// Offset of the first byte at or after `from` that is not ASCII or is NUL; else text.size().
[[nodiscard]] std::size_t skipAscii(std::string_view text, std::size_t from);

}  // namespace utf8

}  // namespace osiris
