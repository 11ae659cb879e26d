// Where the columns that a pipeline makes come from: through its steps, to the datasets it reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "oml/pipeline.h"
#include "plan/step_columns.h"
#include "project/workspace.h"
#include "sql/influence.h"

namespace osiris::plan {

/// A column of a step's rows. Its origins' tables are datasets.
struct StepColumn {
  std::string name;
  std::string type;  ///< DuckDB's name for it; empty: unknown
  sql::Origins origins;
};

struct StepLineage {
  std::vector<StepColumn> columns;
  sql::Origins rows;  ///< what decides which rows there are, and in which order
  std::vector<std::string> reads;  ///< datasets, sorted
  std::optional<std::string> writes;
  /// Besides `columns`, every other column of this dataset, under its own name.
  std::optional<std::string> passes;
  /// False where something could not be followed; then there may be more than is told.
  bool complete = true;
};

/// Of each step, in the order of the file. Steps that wait for themselves have nothing.
[[nodiscard]] std::vector<StepLineage> lineageOf(const ColumnSources& sources,
                                                 const project::Workspace& workspace);

}  // namespace osiris::plan
