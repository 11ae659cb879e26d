// SQL taken apart just far enough to tell words from strings and comments, in any dialect.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/edits.h"

namespace osiris::check {

enum class SqlDialect : std::uint8_t {
  standard,
  mysql,  ///< backslash escapes in strings, `#` comments
};

struct SqlToken {
  enum class Kind : std::uint8_t { word, quoted, reference, mark };
  Kind kind = Kind::mark;
  std::size_t begin = 0;
  std::size_t end = 0;
  int depth = 0;  ///< of parentheses around it
};

/// Words, quoted things, `${…}` and single marks, in order; blanks and comments are left out.
[[nodiscard]] std::vector<SqlToken> sqlTokens(std::string_view sql, SqlDialect dialect);

/// Letters compared without regard to case; `word` in capitals.
[[nodiscard]] bool isWord(std::string_view sql, const SqlToken& token, std::string_view word);

/// Whether the letters of `word`, given in capitals, stand anywhere, in any case: cheaper than to
/// read the text as SQL.
[[nodiscard]] bool mentions(std::string_view sql, std::string_view word);

/// The bytes of the file that say these bytes of a scalar's text; the whole scalar's where an alias
/// hides them.
[[nodiscard]] text::Span placeInScalar(const Source& source, const Value& scalar, std::size_t begin,
                                       std::size_t end);

}  // namespace osiris::check
