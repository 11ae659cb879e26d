#include "lsp/workspace_check.h"

#include <algorithm>
#include <utility>

#include "base/path.h"
#include "check/unreadable.h"
#include "plan/sql_findings.h"
#include "project/workspace_files.h"

namespace osiris::lsp {

WorkspaceCheck::WorkspaceCheck(const Snapshot& snapshot)
    : snapshot_(snapshot), workspaces_(snapshot.options.files, snapshot.options.environment) {
  workspaces_.setFolders(snapshot.folders);
}

std::vector<std::string> WorkspaceCheck::filesBelow(std::span<const std::string> folders) {
  std::vector<std::string> paths;
  for (const std::string& folder : folders) {
    const auto walked = project::walkWorkspace(snapshot_.options.files, folder,
                                               *workspaces_.of(path::join(folder, "-")));
    if (walked) paths.insert(paths.end(), walked->files.begin(), walked->files.end());
  }
  // Folders of a client may lie in each other.
  std::ranges::sort(paths);
  const auto again = std::ranges::unique(paths);
  paths.erase(again.begin(), again.end());
  return paths;
}

Result<check::File> WorkspaceCheck::load(const std::string& path) {
  if (const auto open = snapshot_.documents.find(path); open != snapshot_.documents.end()) {
    const DocumentState& document = *open->second;
    return check::File(document.path, document.text, document.workspace);
  }
  auto text = snapshot_.options.files.readFile(path, check::largestFile);
  if (!text) return std::unexpected(std::move(text.error()));
  return check::File(path, *std::move(text), workspaces_.of(path));
}

std::vector<check::Diagnostic> WorkspaceCheck::diagnosticsOf(check::File& file) const {
  auto found = file.diagnostics();
  if (const oml::Pipeline* pipeline = file.pipeline())
    plan::addSqlFindings({*pipeline, file.workspace().root(), &snapshot_.options.files}, found);
  return found;
}

}  // namespace osiris::lsp
