// What a query gives, told without running it: DuckDB binds it to empty tables.
#pragma once

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

/// The columns of a SELECT over these tables. A type is given only where it does not depend on one
/// that is unknown. Nothing when the query cannot be bound, is no single SELECT, or DuckDB is not
/// installed. Answers are kept. Thread-safe; nothing is run.
[[nodiscard]] std::optional<std::vector<Column>> columnsOf(std::string_view query,
                                                           std::span<const Table> tables);

/// Names of all functions of DuckDB that people call by name, sorted. None when it is not
/// installed.
[[nodiscard]] const std::vector<std::string>& functionNames();

}  // namespace osiris::sql
