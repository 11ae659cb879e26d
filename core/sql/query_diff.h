// What differs between two versions of a query, clause by clause.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sql/binder.h"

namespace osiris::sql {

struct QueryChange {
  enum class Kind : std::uint8_t {
    value,    ///< of columns of the result: other values in the same rows
    added,    ///< a column of the result
    removed,
    renamed,  ///< columns: from, to
    order,    ///< of the result's columns
    inner,    ///< of the columns of a subquery: it shows in the result's columns, or nowhere
    rows,     ///< which rows there are, or their order
    unknown,  ///< beyond what can be followed
  };
  Kind kind = Kind::unknown;
  std::vector<std::string> columns;  ///< of the result, those it reaches
  std::string what;    ///< "filter changed: paid = 1 → paid >= 1"
  std::string reason;  ///< why it is of that kind
  /// Types that the text itself gives a value that changed, by a cast; empty: it gives none.
  std::string typeBefore = {};
  std::string typeAfter = {};
};

struct QueryDiff {
  std::vector<QueryChange> changes;
  bool parsed = true;  ///< false: one of them cannot be, and nothing is told
  /// The query reads what is none of the tables given: a file, a function's rows.
  bool readsElsewhere = false;
};

struct QueryVersion {
  std::string_view text;
  std::span<const Table> tables;  ///< those without columns have unknown ones
  /// What a table is called in both versions, by its name in lower case. A table that is not here
  /// has one name.
  const std::map<std::string, std::string, std::less<>>& names;
};

/// Queries that say the same in other words (white space, comments, case of keywords, brackets
/// without need, short names of tables, order of what is compared) have no changes. Thread-safe;
/// nothing is run.
[[nodiscard]] QueryDiff diff(const QueryVersion& before, const QueryVersion& after);

}  // namespace osiris::sql
