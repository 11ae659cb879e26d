// Whether a query can be parsed, by DuckDB's own parser. Nothing is bound and nothing is run.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace osiris::sql {

struct SyntaxProblem {
  std::string message;    ///< lower-case start: "syntax error at or near 'FORM'"
  std::size_t begin = 0;  ///< bytes of the query
  std::size_t end = 0;
};

/// What keeps `query` from being DuckDB SQL; nothing when it is, and when the engine is not
/// installed. Answers are kept, so that asking again costs a look-up. Thread-safe. The first call
/// opens the engine, with no access to files or the network.
[[nodiscard]] std::optional<SyntaxProblem> findSyntaxProblem(std::string_view query);

}  // namespace osiris::sql
