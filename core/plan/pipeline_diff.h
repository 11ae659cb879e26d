// What differs between two versions of a pipeline, in words, and how much care each change asks
// for.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "oml/pipeline.h"
#include "plan/change_class.h"
#include "plan/pipeline_lineage.h"
#include "project/workspace.h"

namespace osiris::plan {

struct Change {
  ChangeClass kind = ChangeClass::identical;
  std::string step;    ///< its id in the later version; "": the pipeline's own
  std::string column;  ///< of the step's rows; "": none, or many
  std::string path;    ///< JSON Pointer in the step, or in the document; "": all of it
  std::string what;    ///< "write_mode append → upsert", "column region added"
  std::string reason;  ///< why it is of its class
  std::vector<std::string> reaches = {};  ///< columns of datasets: "duckdb://w/main.out.total"
};

/// What a pipeline writes.
struct DatasetChange {
  struct Retyped {
    std::string column;
    std::string from;
    std::string to;
  };
  std::string dataset;
  ChangeClass kind = ChangeClass::identical;
  std::vector<std::string> added;    ///< columns
  std::vector<std::string> removed;
  std::vector<Retyped> retyped;
  std::vector<std::string> changed;  ///< columns with other values
  std::string reason;
};

struct PipelineDiff {
  using Renamed = std::pair<std::string, std::string>;

  ChangeClass kind = ChangeClass::identical;  ///< that of what asks for most care
  std::vector<Change> changes;          ///< in the order of the later version
  std::vector<Change> environmentOnly;  ///< profiles: never a change of what the pipeline says
  std::vector<DatasetChange> datasets;  ///< those that changed, by name
  std::vector<std::string> stepsAdded, stepsRemoved, stepsMoved;
  std::vector<Renamed> stepsRenamed;
};

struct PipelineVersion {
  const oml::Pipeline& pipeline;
  const project::Workspace& workspace;
  std::span<const StepLineage> lineage;  ///< of its steps, from `lineageOf`
};

/// Never fails: what cannot be read is a change of an unknown class. Values under secret names are
/// in no word of it.
[[nodiscard]] PipelineDiff diff(const PipelineVersion& before, const PipelineVersion& after);

}  // namespace osiris::plan
