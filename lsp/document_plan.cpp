#include "lsp/document_plan.h"

#include <fmt/format.h>

#include <memory>
#include <utility>
#include <vector>

#include "base/path.h"
#include "lsp/workspace_documents.h"
#include "plan/make_plan.h"
#include "plan/pipeline_lineage.h"

namespace osiris::lsp {
namespace {

/// The commit to compare with, or why there is none.
struct Base {
  std::unique_ptr<FileSystem> files;
  std::string missing;
};

Base baseOf(const Snapshot& snapshot, const std::string& root) {
  if (!snapshot.options.openBase) return {nullptr, "there is no git repository"};
  auto opened = snapshot.options.openBase(root, snapshot.settings.planBase);
  if (opened) return {*std::move(opened), ""};
  return {nullptr, opened.error().message};
}

void addLineage(const Snapshot& snapshot, const DocumentState& document,
                plan::LineageGraph& graph) {
  const oml::Pipeline& pipeline = *document.pipeline;
  const std::string& root = document.workspace->root();
  std::vector<std::string> ids;
  for (const oml::PlacedStep& step : pipeline.steps) ids.push_back(step.step->id);
  graph.add(path::relative(document.path, root),
            plan::lineageOf({pipeline, root, &snapshot.options.files}, *document.workspace), ids);
}

}  // namespace

std::optional<DocumentPlan> planOf(const Snapshot& snapshot, const DocumentState& document,
                                   const CancelToken& cancel) {
  if (!document.pipeline) return std::nullopt;
  plan::LineageGraph graph;
  const Wanted pipelines{"", [](const IndexedSymbol&) { return true; }};
  for (const FoundDocument& found :
       WorkspaceDocuments(snapshot).of(document.workspace, pipelines, cancel)) {
    if (cancel.cancelled()) return std::nullopt;
    if (found.document->pipeline) addLineage(snapshot, *found.document, graph);
  }
  const std::string& root = document.workspace->root();
  Base base = baseOf(snapshot, root);
  plan::PipelineTexts texts{path::relative(document.path, root), std::nullopt, document.text};
  plan::WorkspaceState before{project::Workspace::empty(), base.files.get()};
  if (base.files != nullptr) {
    before.workspace = project::Workspace::load(*base.files, root, snapshot.options.environment);
    auto then = base.files->readFile(document.path);
    if (then && before.workspace->kindOf(document.path, *then) == project::FileKind::pipeline)
      texts.before = *std::move(then);
    else
      base.missing = fmt::format("it is not in '{}'", snapshot.settings.planBase);
  }
  const std::string name = base.files == nullptr ? "" : snapshot.settings.planBase;
  return DocumentPlan{
      plan::makePlan(std::span(&texts, 1), {.before = before,
                                            .after = {document.workspace, &snapshot.options.files},
                                            .graph = graph,
                                            .base = name}),
      std::move(base.missing)};
}

}  // namespace osiris::lsp
