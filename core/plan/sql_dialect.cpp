#include "plan/sql_dialect.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "check/sql_words.h"

namespace osiris::plan {
namespace {

using check::SqlToken;

std::string_view wordOf(std::string_view sql, const SqlToken& token) {
  return sql.substr(token.begin, token.end - token.begin);
}

/// Text that one database runs and another takes for a comment.
bool hasDoubtfulComments(std::string_view sql) {
  if (sql.find("/*!") != std::string_view::npos || sql.find("/*+") != std::string_view::npos)
    return true;
  for (auto at = sql.find("--"); at != std::string_view::npos; at = sql.find("--", at + 2)) {
    const bool isComment = at + 2 == sql.size() || static_cast<unsigned char>(sql[at + 2]) <= ' ';
    if (!isComment) return true;
  }
  return false;
}

/// Operators that bind here and there in different strength.
bool isDoubtfulWord(std::string_view sql, const SqlToken& token) {
  static constexpr std::array<std::string_view, 12> words{"LIKE",    "ILIKE", "BETWEEN", "REGEXP",
                                                          "RLIKE",   "DIV",   "MOD",     "XOR",
                                                          "COLLATE", "IS",    "BINARY",  "SIMILAR"};
  return std::ranges::any_of(
      words, [&](std::string_view word) { return check::isWord(sql, token, word); });
}

/// Whether two tokens mean something else once there is a blank between them.
bool dependOnBlank(std::string_view sql, const SqlToken& left, const SqlToken& right) {
  const char end = sql[left.end - 1];
  const char begin = sql[right.begin];
  const auto isNumber = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  const auto isSign = [](char c) {
    return std::string_view("<>=!|&:*/+-%~^@#?").find(c) != std::string_view::npos;
  };
  const bool quotedRight = right.kind == SqlToken::Kind::quoted;
  return (isNumber(end) && (isNumber(begin) || right.kind == SqlToken::Kind::word)) ||
         (isSign(end) && isSign(begin)) || (quotedRight && left.kind != SqlToken::Kind::mark) ||
         (left.kind == SqlToken::Kind::mark && isSign(end) && quotedRight && end == '@');
}

bool sameTokens(std::string_view a, std::string_view b, Letters letters,
                check::SqlDialect dialect) {
  const auto before = check::sqlTokens(a, dialect);
  const auto after = check::sqlTokens(b, dialect);
  if (before.size() != after.size()) return false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto was = wordOf(a, before[i]);
    const auto now = wordOf(b, after[i]);
    const bool anyCase = letters == Letters::anyCase && before[i].kind == SqlToken::Kind::word;
    if (anyCase ? ascii::lower(was) != ascii::lower(now) : was != now) return false;
    if (i == 0) continue;
    const bool touched = before[i - 1].end == before[i].begin;
    const bool touches = after[i - 1].end == after[i].begin;
    if (touched != touches && dependOnBlank(a, before[i - 1], before[i])) return false;
  }
  return true;
}

}  // namespace

bool sameWords(std::string_view a, std::string_view b, Letters letters) {
  if (a == b) return true;
  return !hasDoubtfulComments(a) && !hasDoubtfulComments(b) &&
         sameTokens(a, b, letters, check::SqlDialect::standard) &&
         sameTokens(a, b, letters, check::SqlDialect::mysql);
}

bool readsTheSameEverywhere(std::string_view query) {
  if (hasDoubtfulComments(query) || query.find_first_of("\\#$`\"|&^@") != std::string_view::npos)
    return false;
  const auto tokens = check::sqlTokens(query, check::SqlDialect::standard);
  return std::ranges::none_of(tokens,
                              [&](const SqlToken& token) { return isDoubtfulWord(query, token); });
}

}  // namespace osiris::plan
