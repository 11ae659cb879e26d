// What differs between two versions of one step, and what it does to the step's rows.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "oml/step_graph.h"
#include "plan/pipeline_diff.h"
#include "plan/step_matching.h"

namespace osiris::plan {

/// What a change does to the rows of a step, or of one after it.
struct RowsEffect {
  struct Types {
    std::string before;  ///< as the text says; empty: it does not
    std::string after;
  };
  bool rows = false;     ///< other rows
  bool unknown = false;
  bool order = false;    ///< of columns
  std::map<std::string, Types> values;  ///< columns with other values
  std::set<std::string> added;          ///< columns
  std::set<std::string> removed;

  [[nodiscard]] bool changesColumns() const { return order || !added.empty() || !removed.empty(); }
  [[nodiscard]] bool empty() const {
    return !rows && !unknown && values.empty() && !changesColumns();
  }
  void add(const RowsEffect& other);
};

/// A change, its class not yet told where that depends on what the steps after it make of it.
struct StepChange {
  Change change;
  RowsEffect effect;
};

/// Both versions, and what is known of them together.
struct PipelinePair {
  const PipelineVersion& before;
  const PipelineVersion& after;
  oml::StepGraph needsBefore;
  oml::StepGraph needsAfter;
  StepMatching matching;
};

/// Of a step that both versions have: its places in them.
[[nodiscard]] std::vector<StepChange> stepChanges(const PipelinePair& pair, std::size_t before,
                                                  std::size_t after);

/// The tables of a step's query: those of the steps it needs.
[[nodiscard]] std::vector<sql::Table> tablesOf(const PipelineVersion& version,
                                               const oml::StepGraph& graph, std::size_t step);

/// A step's query as SQL; "" where there is none, or one that is no SQL.
[[nodiscard]] std::string queryOf(const PipelineVersion& version, std::size_t step);

}  // namespace osiris::plan
