#include "lsp/workspace_documents.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lsp/protocol/uri.h"
#include "oml/model.h"
#include "project/workspace_files.h"

namespace osiris::lsp {

WorkspaceDocuments::WorkspaceDocuments(const Snapshot& snapshot)
    : snapshot_(snapshot), workspaces_(snapshot.options.files, snapshot.options.environment) {
  workspaces_.setFolders(snapshot.folders);
}

std::vector<FoundDocument> WorkspaceDocuments::of(
    const std::shared_ptr<const project::Workspace>& workspace, const Wanted& wanted,
    const CancelToken& cancel) {
  std::vector<FoundDocument> all;
  for (const auto& [key, open] : snapshot_.documents) {
    if (open->workspace->root() == workspace->root()) all.push_back({open});
  }
  for (const std::string& path : pathsOf(*workspace)) {
    if (cancel.cancelled()) break;
    if (snapshot_.documents.contains(path)) continue;
    auto found = readWanted(path, workspace, wanted);
    if (found.document != nullptr) all.push_back(std::move(found));
  }
  std::ranges::sort(
      all, {}, [](const FoundDocument& each) -> const std::string& { return each.document->path; });
  return all;
}

DocumentPtr WorkspaceDocuments::read(const std::string& path) {
  const auto open = snapshot_.documents.find(path);
  if (open != snapshot_.documents.end()) return open->second;
  auto text = snapshot_.options.files.readFile(path);
  return text ? document(path, *std::move(text)) : nullptr;
}

/// What lies there now, and what the index has besides: a client may open a folder that a walk from
/// the workspace's own would skip.
std::vector<std::string> WorkspaceDocuments::pathsOf(const project::Workspace& workspace) const {
  auto walked = project::walkWorkspace(snapshot_.options.files, workspace.root(), workspace);
  auto paths = walked ? std::move(walked->files) : std::vector<std::string>();
  if (snapshot_.index == nullptr) return paths;
  std::vector<std::string> indexed;
  for (const auto& file : *snapshot_.index) {
    if (file->root == workspace.root()) indexed.push_back(file->path);
  }
  std::vector<std::string> all;
  all.reserve(std::max(paths.size(), indexed.size()));
  std::ranges::set_union(paths, indexed, std::back_inserter(all));
  return all;
}

FoundDocument WorkspaceDocuments::readWanted(
    const std::string& path, const std::shared_ptr<const project::Workspace>& workspace,
    const Wanted& wanted) {
  const FileSystem& files = snapshot_.options.files;
  const IndexedFile* file = known(path);
  const auto status = file == nullptr ? std::nullopt : std::optional(files.status(path));
  const bool isCurrent = status && *status && **status == file->status;
  if (isCurrent &&
      (file->root != workspace->root() || std::ranges::none_of(file->symbols, wanted.symbol)))
    return {};
  auto text = files.readFile(path);
  if (!text || text->find(wanted.text) == std::string::npos) return {};
  if (isCurrent && wanted.parsing == Wanted::Parsing::whereNeeded) {
    auto made = unparsed(path, *std::move(text));
    made->workspace = workspace;
    made->hasErrors = file->hasErrors;
    return {std::move(made), file};
  }
  auto found = document(path, *std::move(text));
  if (found->workspace->root() != workspace->root()) return {};
  return {std::move(found)};
}

/// The index is sorted by path. Null for a file that it has nothing of.
const IndexedFile* WorkspaceDocuments::known(const std::string& path) const {
  if (snapshot_.index == nullptr) return nullptr;
  const auto pathOf = [](const auto& file) -> const std::string& { return file->path; };
  const auto found = std::ranges::lower_bound(*snapshot_.index, path, {}, pathOf);
  return found != snapshot_.index->end() && (*found)->path == path ? found->get() : nullptr;
}

std::shared_ptr<DocumentState> WorkspaceDocuments::unparsed(const std::string& path,
                                                            std::string text) const {
  text::LineIndex lines(text);
  return std::make_shared<DocumentState>(protocol::uriOfPath(path), path, std::move(text),
                                         std::move(lines), snapshot_.encoding);
}

DocumentPtr WorkspaceDocuments::document(const std::string& path, std::string text) {
  auto made = unparsed(path, std::move(text));
  made->workspace = workspaces_.of(path);
  made->kind = made->workspace->kindOf(path, made->text);
  if (made->kind == project::FileKind::pipeline) {
    const oml::Model model(made->text);
    made->pipeline = model.pipeline();
    made->hasErrors = model.hasProblems();
  }
  return made;
}

}  // namespace osiris::lsp
