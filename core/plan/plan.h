// What a change of pipelines will do, before it does it: one object for the editor, the terminal, a
// review and a gate.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/pipeline_diff.h"
#include "sql/binder.h"

namespace osiris::plan {

/// What happens to a dataset. `drop` is of the pipelines, not of the data: nobody writes it any
/// more, and it stays as it is.
enum class TableAction : std::uint8_t { create, alter, replace, append, upsert, drop };

/// "create", "alter", …
[[nodiscard]] std::string_view nameOf(TableAction action);

/// A dataset that a step writes.
struct PlannedTable {
  std::string dataset;
  std::string step;
  TableAction action = TableAction::create;
  std::string writeMode;  ///< as it is written; "": the component's default
  std::vector<sql::Column> columns;  ///< none: unknown
};

struct PlannedStep {
  std::string id;
  std::string component;
  std::string mode;
  std::vector<std::string> needs;  ///< ids
  std::vector<std::string> reads;  ///< datasets
  std::optional<std::string> writes;
  std::vector<sql::Column> columns;  ///< of its rows; none: unknown
  bool complete = true;  ///< false: something could not be followed; there may be more
};

enum class PipelineState : std::uint8_t { added, changed, unchanged, removed };

/// "added", "changed", …
[[nodiscard]] std::string_view nameOf(PipelineState state);

struct PlannedPipeline {
  std::string path;  ///< from the workspace's root
  std::string name;
  PipelineState state = PipelineState::unchanged;
  std::vector<PlannedStep> steps;
  std::vector<PlannedTable> tables;
  PipelineDiff diff;
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

/// A column of a dataset that comes from one that changes, or its rows.
struct Touched {
  std::string dataset;
  std::string column;  ///< "": its rows
  std::string pipeline;  ///< that makes it
  std::string step;
  std::string from;  ///< what changes: "duckdb://warehouse/main.orders.amount"
  ChangeClass kind = ChangeClass::unknown;  ///< of what changes
  std::vector<std::string> owners;  ///< of the pipeline
};

/// Why the risk is what it is.
struct RiskFeature {
  std::string name;  ///< stable: "breadth", "class", "sensitivity", "history", "size"
  int points = 0;
  std::string reason;
};

struct Risk {
  int score = 0;  ///< 0 to 100: the sum of the points
  std::vector<RiskFeature> features;  ///< those with points, most first
};

/// Deterministic: made of texts alone, in an order that they alone decide.
struct Plan {
  std::string environment;  ///< "" for none
  std::string base;  ///< what it is compared with, as it was asked for: "HEAD", "v1.2.0"
  ChangeClass kind = ChangeClass::identical;  ///< that of what asks for most care
  std::vector<PlannedPipeline> pipelines;  ///< by path
  std::vector<Touched> downstream;  ///< in other pipelines than those above; by pipeline
  Risk risk;
};

}  // namespace osiris::plan
