// How a query uses the rows it reads as a whole: what a column more or less of them does to it.
#pragma once

#include <cstdint>
#include <string_view>

namespace osiris::sql {

enum class RowUse : std::uint8_t {
  named,    ///< by columns it names
  passed,   ///< a `*` hands all columns on, row by row
  compared,  ///< all columns together decide something: DISTINCT, UNION, NATURAL JOIN, a whole row
             ///< …
};

/// `compared` also where a query cannot be parsed.
[[nodiscard]] RowUse rowUseOf(std::string_view query);

/// Whether rows are compared by all the columns they have: DISTINCT, UNION, EXCEPT, INTERSECT.
[[nodiscard]] bool comparesRows(std::string_view query);

}  // namespace osiris::sql
