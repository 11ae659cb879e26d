// Where the columns of a query's result come from, and which columns decide its rows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sql/binder.h"
#include "sql/influence.h"

namespace osiris::sql {

struct LineageColumn {
  std::string name;
  std::string type;  ///< DuckDB's name for it; empty: unknown
  Origins origins;  ///< direct ones, and indirect ones that touch this column alone
};

struct Lineage {
  std::vector<LineageColumn> columns;
  Origins rows;  ///< join, group by, filter, sort, window: which rows there are, and their order
  std::vector<std::string> tables;  ///< that the query reads, sorted, as `tables` spells them
  /// False where a name, a `*` or a construct could not be followed: then there may be more.
  bool complete = true;
};

/// The lineage of one SELECT over these tables; a table without columns has unknown ones. Nothing
/// when it is no single SELECT, cannot be parsed, or DuckDB is not installed. Thread-safe; nothing
/// is run.
[[nodiscard]] std::optional<Lineage> lineageOf(std::string_view query,
                                               std::span<const Table> tables);

}  // namespace osiris::sql
