// Where lines start, and the one place where bytes become an editor's line and character.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace osiris::text {

/// The unit in which a client counts characters in a line.
enum class Encoding : std::uint8_t { utf8, utf16, utf32 };

/// Zero-based; `character` is counted in an Encoding's units.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t character = 0;
  friend constexpr auto operator<=>(const Position&, const Position&) = default;
};

struct Range {
  Position start;
  Position end;
  friend constexpr auto operator<=>(const Range&, const Range&) = default;
};

/// Line starts of one text of less than 4 GiB. Lines end with LF, CRLF or CR, as LSP defines them.
/// Not thread-safe while edited; free to share when const.
class LineIndex {
 public:
  LineIndex() : starts_{0} {}
  explicit LineIndex(std::string_view text);

  /// Follows an edit without reading the whole text again: `span` (of the text before) was
  /// replaced by `insertedSize` bytes, and `after` is the whole text as it is now. Reads only the
  /// inserted bytes and their neighbours; every line after them costs one addition.
  void edit(std::string_view after, Span span, Offset insertedSize);

  [[nodiscard]] std::uint32_t lineCount() const {
    return static_cast<std::uint32_t>(starts_.size());
  }
  /// Zero-based line that holds the byte; an offset past the end belongs to the last line.
  [[nodiscard]] std::uint32_t lineOf(Offset at) const;
  /// The same, found the sooner the fewer lines `at` lies behind the start of `near`.
  [[nodiscard]] std::uint32_t lineOf(Offset at, std::uint32_t near) const;
  /// A line past the end has the start of the last one.
  [[nodiscard]] Offset lineStart(std::uint32_t line) const;
  /// The bytes of a line without its line break. `text` is the text this index was made of.
  [[nodiscard]] Span lineSpan(std::string_view text, std::uint32_t line) const;

  /// Offsets past the end are clamped; an offset inside a character moves to its start, one inside
  /// a CRLF to the end of the line. A byte that is no UTF-8 counts as one character of one unit.
  [[nodiscard]] Position position(std::string_view text, Offset at, Encoding encoding) const;
  /// The same for a place on a line that is known.
  [[nodiscard]] Position positionOn(std::uint32_t line, std::string_view text, Offset at,
                                    Encoding encoding) const;
  [[nodiscard]] Range range(std::string_view text, Span span, Encoding encoding) const;
  /// A character past the end of its line means the end of the line, as LSP demands;
  /// a line past the end means the end of the text; a position inside a surrogate pair or a
  /// multi-byte character moves to its start.
  [[nodiscard]] Offset offset(std::string_view text, Position position, Encoding encoding) const;
  [[nodiscard]] Span span(std::string_view text, Range range, Encoding encoding) const;

 private:
  std::vector<Offset> starts_;
};

}  // namespace osiris::text
