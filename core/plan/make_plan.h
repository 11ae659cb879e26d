// Makes the plan of a change: two states of some pipelines, beside all others of the workspace.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "plan/lineage_graph.h"
#include "plan/plan.h"
#include "project/workspace.h"

namespace osiris::plan {

/// A pipeline that may have changed.
struct PipelineTexts {
  std::string path;  ///< from the workspace's root, as `PlanSources::graph` knows it
  std::optional<std::string> before;  ///< nothing: it was not there
  std::optional<std::string> after;   ///< nothing: it is there no more
};

/// One state of a workspace.
struct WorkspaceState {
  std::shared_ptr<const project::Workspace> workspace;
  const FileSystem* files = nullptr;  ///< null: no file is looked into
};

struct PlanSources {
  WorkspaceState before;
  WorkspaceState after;
  const LineageGraph& graph;  ///< of all pipelines of the workspace, as they are after the change
  /// Who answers for the pipeline of a path.
  std::function<std::vector<std::string>(std::string_view path)> ownersOf = [](std::string_view) {
    return std::vector<std::string>();
  };
  std::string environment = {};
  std::string base = {};  ///< what `before` is, for people
};

/// Texts never make it fail. The order of `pipelines` makes no difference.
[[nodiscard]] Plan makePlan(std::span<const PipelineTexts> pipelines, const PlanSources& sources);

}  // namespace osiris::plan
