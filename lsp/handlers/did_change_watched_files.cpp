#include "lsp/handlers/did_change_watched_files.h"

#include <algorithm>

#include "base/path.h"
#include "lsp/protocol/uri.h"
#include "lsp/reload.h"

namespace osiris::lsp {

protocol::Reply<void> didChangeWatchedFiles(Session& session,
                                            protocol::DidChangeWatchedFilesParams params) {
  const bool matters = std::ranges::any_of(params.changes, [](const protocol::FileEvent& event) {
    const auto path = protocol::pathOfUri(event.uri);
    return path && describesWorkspace(*path);
  });
  if (matters) reloadWorkspaces(session);
  for (const protocol::FileEvent& event : params.changes) {
    if (const auto path = protocol::pathOfUri(event.uri)) session.index.update(path::normal(*path));
  }
  return {};
}

}  // namespace osiris::lsp
