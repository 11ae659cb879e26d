// What a table or a column in a duckdb.processor's SQL is, as far as the pipeline says. Inside
// `ide` only.
#pragma once

#include <optional>

#include "ide/hover.h"
#include "plan/step_columns.h"

namespace osiris::ide {

/// Nothing for a word that is neither. A type that is not known is said to be unknown.
[[nodiscard]] std::optional<Hover> sqlHover(const plan::ColumnSources& sources, text::Offset at);

}  // namespace osiris::ide
