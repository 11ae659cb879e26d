// Completion in the SQL of a step's `config.query`. Inside `ide` only.
#pragma once

#include "ide/completion_items.h"

namespace osiris::ide {

/// True when the caret is in a query; then its completions are those of SQL. A duckdb.processor
/// gets its tables, their columns and DuckDB's functions, other queries the words of SQL: their
/// tables are not ours to know.
bool completeSql(CompletionPlace& place, CompletionItems& items);

}  // namespace osiris::ide
