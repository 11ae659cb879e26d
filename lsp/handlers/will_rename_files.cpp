#include "lsp/handlers/will_rename_files.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/path.h"
#include "ide/moved_files.h"
#include "lsp/protocol/uri.h"
#include "lsp/workspace_documents.h"
#include "lsp/workspace_edit.h"

namespace osiris::lsp {
namespace {

using ide::MovedFile;
using protocol::Json;

std::vector<MovedFile> movedIn(const RenameFilesParams& params) {
  std::vector<MovedFile> moved;
  for (const FileRename& each : params.files) {
    auto from = protocol::pathOfUri(each.oldUri);
    auto to = protocol::pathOfUri(each.newUri);
    if (from && to) moved.push_back({path::normal(*from), path::normal(*to)});
  }
  return moved;
}

std::vector<text::Edit> editsOf(const DocumentState& document,
                                const std::vector<MovedFile>& moved) {
  if (document.pipeline) return ide::followMoved(*document.pipeline, *document.workspace, moved);
  if (document.kind != project::FileKind::connections) return {};
  return ide::followMoved(document.text, *document.workspace, moved);
}

/// Those whose files may name what is moved: of the client's folders, and the ones in them that it
/// lies in.
std::vector<std::shared_ptr<const project::Workspace>> workspacesFor(
    const Snapshot& snapshot, const std::vector<MovedFile>& moved) {
  Workspaces all(snapshot.options.files, snapshot.options.environment);
  all.setFolders(snapshot.folders);
  std::vector<std::string> places;
  for (const std::string& folder : snapshot.folders) places.push_back(path::join(folder, "-"));
  for (const MovedFile& each : moved) {
    const auto holds = [&](const std::string& folder) { return path::isInside(each.from, folder); };
    if (std::ranges::any_of(snapshot.folders, holds)) places.push_back(each.from);
  }
  std::set<std::string> seen;
  std::vector<std::shared_ptr<const project::Workspace>> found;
  for (const std::string& place : places) {
    auto workspace = all.of(place);
    if (seen.insert(workspace->root()).second) found.push_back(std::move(workspace));
  }
  return found;
}

}  // namespace

bool fromJson(const Json& value, FileRename& out, const protocol::Path& path) {
  protocol::ObjectReader reader(value, path);
  return bool(reader.required("oldUri", out.oldUri).required("newUri", out.newUri));
}

bool fromJson(const Json& value, RenameFilesParams& out, const protocol::Path& path) {
  protocol::ObjectReader reader(value, path);
  return bool(reader.required("files", out.files));
}

protocol::Reply<Json> willRenameFiles(const Snapshot& snapshot, RenameFilesParams params,
                                      const Job& job) {
  const auto moved = movedIn(params);
  if (moved.empty()) return Json();
  // The name of what is moved stands in every path that leads to it or through it.
  const std::string name(moved.size() == 1 ? path::fileName(moved[0].from) : "");
  const auto mayLeadThere = [&](const IndexedSymbol& symbol) {
    using Kind = ide::FileSymbol::Kind;
    const bool isPath = symbol.kind == Kind::read || symbol.kind == Kind::written;
    return symbol.kind == Kind::connection ||
           (isPath && symbol.name.find(name) != std::string::npos);
  };
  WorkspaceEditBuilder edit(snapshot.capabilities);
  WorkspaceDocuments documents(snapshot);
  bool any = false;
  for (const auto& workspace : workspacesFor(snapshot, moved)) {
    for (const FoundDocument& found : documents.of(workspace, {name, mayLeadThere}, job.cancel)) {
      const auto edits = editsOf(*found.document, moved);
      if (edits.empty()) continue;
      edit.add(*found.document, edits);
      any = true;
    }
  }
  return any ? protocol::toJson(edit.take()) : Json();
}

Json willRenameFilesOptions(const Session& session) {
  if (!session.capabilities.willRenameFiles) return nullptr;
  // Data files may be called anything; folders are moved too.
  return {{"filters", {{{"scheme", "file"}, {"pattern", {{"glob", "**/*"}}}}}}};
}

}  // namespace osiris::lsp
