// Where a change of a step's rows goes: through the steps after it, to those that write.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "plan/step_diff.h"
#include "sql/lineage.h"
#include "sql/row_use.h"

namespace osiris::plan {

/// Of one version. Reads a step's query when a change first comes to it.
class ChangeReach {
 public:
  ChangeReach(const PipelineVersion& version, const oml::StepGraph& graph);

  /// What becomes of a step's change at every step that gives rows to nobody else, by its number:
  /// at writers, and where the pipeline ends.
  [[nodiscard]] std::map<std::size_t, RowsEffect> of(std::size_t step, const RowsEffect& effect);
  /// Whether a step writes, or nobody needs it.
  [[nodiscard]] bool isEnd(std::size_t step) const;

 private:
  struct Query {
    std::optional<sql::Lineage> lineage;
    sql::RowUse use = sql::RowUse::compared;
    bool comparesRows = true;
  };

  [[nodiscard]] RowsEffect through(std::size_t from, const RowsEffect& effect, std::size_t to);
  [[nodiscard]] RowsEffect throughQuery(const std::string& table, const RowsEffect& effect,
                                        std::size_t to);
  const Query& query(std::size_t step);

  const PipelineVersion& version_;
  const oml::StepGraph& graph_;
  std::vector<std::vector<std::size_t>> readers_;  ///< of each step's rows
  std::vector<std::vector<std::size_t>> datasetReaders_;  ///< of what each step writes
  std::map<std::size_t, Query> queries_;
};

}  // namespace osiris::plan
