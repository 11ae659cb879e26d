// The lineage of many files.
#pragma once

#include <span>
#include <vector>

#include "cli/selection.h"
#include "plan/lineage_graph.h"
#include "report/lineage.h"

namespace osiris::cli {

/// The graph of some pipelines, under the paths that `session` shows, and the writers that could
/// not be followed.
struct WorkspaceLineage {
  plan::LineageGraph graph;
  std::vector<report::LineageFindings::Gap> gaps;
};

/// Files that are no pipelines, or cannot be read, are passed over.
[[nodiscard]] WorkspaceLineage lineageOf(const Session& session,
                                         std::span<const SelectedFile> files);

}  // namespace osiris::cli
