// What is wrong with the SQL of a pipeline, as far as its columns are known.
#pragma once

#include <span>
#include <vector>

#include "check/diagnostic.h"
#include "plan/step_columns.h"

namespace osiris::plan {

/// `sql_binding` for each query that names what is not there, with what is there as fixes. Spans
/// are the file's, in the order of the steps. `bindings` are those of `sources`.
[[nodiscard]] std::vector<check::Diagnostic> sqlFindings(const ColumnSources& sources,
                                                         std::span<const sql::Binding> bindings);

/// Adds them to what else was found in the file, which is in the order of its places.
void addSqlFindings(const ColumnSources& sources, std::vector<check::Diagnostic>& found);

}  // namespace osiris::plan
