#include "lsp/handlers/did_change_workspace_folders.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/path.h"
#include "lsp/protocol/uri.h"
#include "lsp/reload.h"

namespace osiris::lsp {

bool fromJson(const protocol::Json& value, DidChangeWorkspaceFoldersParams& out,
              const protocol::Path& path) {
  protocol::ObjectReader reader(value, path);
  return bool(reader.inside("event", [&](protocol::ObjectReader& event) {
    event.optional("added", out.added).optional("removed", out.removed);
  }));
}

protocol::Reply<void> didChangeWorkspaceFolders(Session& session,
                                                DidChangeWorkspaceFoldersParams params) {
  auto folders = session.workspaces.folders();
  for (const auto& folder : params.removed) {
    if (const auto path = protocol::pathOfUri(folder.uri)) std::erase(folders, path::normal(*path));
  }
  for (const auto& folder : params.added) {
    if (const auto path = protocol::pathOfUri(folder.uri)) folders.push_back(*path);
  }
  session.workspaces.setFolders(std::move(folders));
  reloadWorkspaces(session);
  session.index.start(session.workspaces.folders(), session.encoding, {});
  return {};
}

}  // namespace osiris::lsp
