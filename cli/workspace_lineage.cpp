#include "cli/workspace_lineage.h"

#include <string>

#include "oml/model.h"
#include "plan/pipeline_lineage.h"

namespace osiris::cli {
namespace {

void add(const Session& session, const SelectedFile& file, WorkspaceLineage& lineage) {
  const auto text = session.files().readFile(file.path);
  if (!text || file.workspace->kindOf(file.path, *text) != project::FileKind::pipeline) return;
  const oml::Model model(*text);
  const oml::Pipeline& pipeline = model.pipeline();
  const std::string& root = file.workspace->root();
  const auto steps = plan::lineageOf({pipeline, root, &session.files()}, *file.workspace);
  std::vector<std::string> ids;
  for (const oml::PlacedStep& step : pipeline.steps) ids.push_back(step.step->id);
  const std::string shown = session.shown(file.path);
  lineage.graph.add(shown, steps, ids);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool isWriter = pipeline.steps[i].step->mode == "write";
    if (isWriter && !steps[i].complete) lineage.gaps.push_back({shown, ids[i]});
  }
}

}  // namespace

WorkspaceLineage lineageOf(const Session& session, std::span<const SelectedFile> files) {
  WorkspaceLineage lineage;
  for (const SelectedFile& file : files) add(session, file, lineage);
  return lineage;
}

}  // namespace osiris::cli
