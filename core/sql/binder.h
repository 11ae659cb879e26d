// What a query gives, told without running it: DuckDB binds it to empty tables.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace osiris::sql {

struct Column {
  std::string name;
  std::string type;  ///< DuckDB's name for it: "BIGINT"; empty: unknown
  friend bool operator==(const Column&, const Column&) = default;
};

struct Table {
  std::string name;
  std::vector<Column> columns;
};

/// Why a query cannot be bound.
struct BindingProblem {
  std::string message;  ///< lower-case start: "referenced column 'nam' not found in FROM clause"
  std::size_t begin = 0;  ///< bytes of the query
  std::size_t end = 0;
  std::vector<std::string> candidates;  ///< names that are there and look like it
  friend bool operator==(const BindingProblem&, const BindingProblem&) = default;
};

struct Binding {
  std::optional<std::vector<Column>> columns;
  /// Certain: it is one whatever the types are that nobody knows. Nothing when a table of unknown
  /// columns, a file or an extension might make it right.
  std::optional<BindingProblem> problem;
};

/// Binds a SELECT to these tables; one without columns has unknown ones. Both are nothing when it
/// is no single SELECT that can be parsed, or DuckDB is not installed. Answers are kept.
/// Thread-safe; nothing is run.
[[nodiscard]] Binding bind(std::string_view query, std::span<const Table> tables);

/// The columns of a SELECT over these tables. A type is given only where it does not depend on one
/// that is unknown. Nothing when the query cannot be bound, is no single SELECT, or DuckDB is not
/// installed. As bind() says.
[[nodiscard]] std::optional<std::vector<Column>> columnsOf(std::string_view query,
                                                           std::span<const Table> tables);

/// Names of all functions of DuckDB that people call by name, sorted. None when it is not
/// installed.
[[nodiscard]] const std::vector<std::string>& functionNames();

}  // namespace osiris::sql
