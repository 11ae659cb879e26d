// Which columns a step's rows have, as far as its text says.
#pragma once

#include <optional>
#include <vector>

#include "base/file_system.h"
#include "oml/pipeline.h"
#include "sql/binder.h"

namespace osiris::plan {

/// Where columns are looked for.
struct ColumnSources {
  const oml::Pipeline& pipeline;
  const std::string& root;            ///< the workspace's folder, for files
  const FileSystem* files = nullptr;  ///< null: no file is looked into
};

/// From `columns:`, from a query's list of what it selects, from a CSV file's header; of a
/// duckdb.processor as DuckDB binds its query to the tables of the steps it needs. Nothing where
/// that cannot be told: `SELECT *` of a table in another database.
[[nodiscard]] std::optional<std::vector<sql::Column>> columnsOf(const ColumnSources& sources,
                                                                std::size_t step);

/// The tables that a duckdb.processor sees, one a step it needs; those of unknown columns have
/// none.
[[nodiscard]] std::vector<sql::Table> tablesFor(const ColumnSources& sources, std::size_t step);

/// Of each step, in the order of the file: its columns, and why its query for DuckDB cannot be
/// bound. Steps beyond a number that nobody writes by hand have neither.
[[nodiscard]] std::vector<sql::Binding> bindSteps(const ColumnSources& sources);

}  // namespace osiris::plan
