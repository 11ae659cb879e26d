#include "sql/duckdb_library.h"

#include <dlfcn.h>

#include <optional>

namespace osiris::sql {
namespace {

template <typename Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

std::optional<DuckDB> load() {
  // Never closed: it has threads of its own, and the process ends soon enough.
  void* library = dlopen(OSIRIS_DUCKDB_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::nullopt;
  DuckDB api;
  const bool whole =
      find(library, "duckdb_open_ext", api.open) && find(library, "duckdb_close", api.close) &&
      find(library, "duckdb_connect", api.connect) &&
      find(library, "duckdb_disconnect", api.disconnect) &&
      find(library, "duckdb_create_config", api.createConfig) &&
      find(library, "duckdb_set_config", api.setConfig) &&
      find(library, "duckdb_destroy_config", api.destroyConfig) &&
      find(library, "duckdb_extract_statements", api.extractStatements) &&
      find(library, "duckdb_extract_statements_error", api.extractStatementsError) &&
      find(library, "duckdb_destroy_extracted", api.destroyExtracted) &&
      find(library, "duckdb_free", api.free) && find(library, "duckdb_query", api.query) &&
      find(library, "duckdb_row_count", api.rowCount) &&
      find(library, "duckdb_value_varchar", api.valueText) &&
      find(library, "duckdb_destroy_result", api.destroyResult) &&
      find(library, "duckdb_prepare", api.prepare) &&
      find(library, "duckdb_prepare_error", api.prepareError) &&
      find(library, "duckdb_destroy_prepare", api.destroyPrepare) &&
      find(library, "duckdb_prepared_statement_type", api.statementType) &&
      find(library, "duckdb_prepared_statement_column_count", api.columnCount) &&
      find(library, "duckdb_prepared_statement_column_name", api.columnName) &&
      find(library, "duckdb_prepared_statement_column_type", api.columnType);
  if (!whole) return std::nullopt;
  return api;
}

}  // namespace

const DuckDB* DuckDB::get() {
  static const std::optional<DuckDB> api = load();
  return api ? &*api : nullptr;
}

}  // namespace osiris::sql
