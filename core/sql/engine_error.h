// What DuckDB says is wrong with a query, taken apart. Inside `sql` only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace osiris::sql {

/// "Binder Error: Referenced column "nam" not found in FROM clause!\nCandidate bindings: "name"\n\n
/// LINE 1: SELECT nam FROM t\n               ^"
struct EngineError {
  std::string kind;  ///< what stands before "Error": "Binder", "Catalog", "Parser"
  std::string message;  ///< its first sentence, lower-case start, names in single quotes
  std::size_t begin = 0;  ///< bytes of the query that are to blame; else its line
  std::size_t end = 0;
  std::vector<std::string> candidates;  ///< names that it proposes instead
};

[[nodiscard]] EngineError engineErrorOf(std::string_view query, std::string_view said);

}  // namespace osiris::sql
