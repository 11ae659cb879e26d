#include "ide/sql_keywords.h"

#include <algorithm>
#include <array>
#include <string>

namespace osiris::ide {
namespace {

constexpr auto words = std::to_array<std::string_view>(
    {"ALL",        "AND",       "ANTI",      "ANY",    "AS",        "ASC",       "ASOF",
     "AT",         "BETWEEN",   "BY",        "CASE",   "CAST",      "COLLATE",   "CROSS",
     "CURRENT",    "DESC",      "DISTINCT",  "ELSE",   "END",       "EXCEPT",    "EXCLUDE",
     "EXISTS",     "FALSE",     "FETCH",     "FILTER", "FIRST",     "FOLLOWING", "FROM",
     "FULL",       "GROUP",     "HAVING",    "ILIKE",  "IN",        "INNER",     "INTERSECT",
     "INTERVAL",   "INTO",      "IS",        "JOIN",   "LAST",      "LATERAL",   "LEFT",
     "LIKE",       "LIMIT",     "NATURAL",   "NOT",    "NULL",      "NULLS",     "OFFSET",
     "ON",         "OR",        "ORDER",     "OUTER",  "OVER",      "PARTITION", "PIVOT",
     "POSITIONAL", "PRECEDING", "QUALIFY",   "RANGE",  "RECURSIVE", "REPLACE",   "RIGHT",
     "ROW",        "ROWS",      "SELECT",    "SEMI",   "SIMILAR",   "SOME",      "THEN",
     "TO",         "TRUE",      "UNBOUNDED", "UNION",  "UNPIVOT",   "USING",     "VALUES",
     "WHEN",       "WHERE",     "WINDOW",    "WITH"});
static_assert(std::ranges::is_sorted(words));

}  // namespace

bool isSqlKeyword(std::string_view word) {
  std::string upper(word);
  std::ranges::transform(upper, upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  return std::ranges::binary_search(words, upper);
}

}  // namespace osiris::ide
