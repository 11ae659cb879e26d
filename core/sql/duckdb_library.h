// DuckDB's C API, opened when first needed: a command that asks nothing of it does not load it.
#pragma once

#include <duckdb.h>

namespace osiris::sql {

/// The functions used, as the library has them.
struct DuckDB {
  decltype(&duckdb_open_ext) open = nullptr;
  decltype(&duckdb_close) close = nullptr;
  decltype(&duckdb_connect) connect = nullptr;
  decltype(&duckdb_disconnect) disconnect = nullptr;
  decltype(&duckdb_create_config) createConfig = nullptr;
  decltype(&duckdb_set_config) setConfig = nullptr;
  decltype(&duckdb_destroy_config) destroyConfig = nullptr;
  decltype(&duckdb_extract_statements) extractStatements = nullptr;
  decltype(&duckdb_extract_statements_error) extractStatementsError = nullptr;
  decltype(&duckdb_destroy_extracted) destroyExtracted = nullptr;
  decltype(&duckdb_free) free = nullptr;
  decltype(&duckdb_query) query = nullptr;
  decltype(&duckdb_row_count) rowCount = nullptr;
  decltype(&duckdb_value_varchar) valueText = nullptr;
  decltype(&duckdb_destroy_result) destroyResult = nullptr;
  decltype(&duckdb_prepare) prepare = nullptr;
  decltype(&duckdb_prepare_error) prepareError = nullptr;
  decltype(&duckdb_destroy_prepare) destroyPrepare = nullptr;
  decltype(&duckdb_prepared_statement_type) statementType = nullptr;
  decltype(&duckdb_prepared_statement_column_count) columnCount = nullptr;
  decltype(&duckdb_prepared_statement_column_name) columnName = nullptr;
  decltype(&duckdb_prepared_statement_column_type) columnType = nullptr;

  /// Null when there is no library, or none with these functions. Thread-safe; looks once.
  [[nodiscard]] static const DuckDB* get();
};

}  // namespace osiris::sql
