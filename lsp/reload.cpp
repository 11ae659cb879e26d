#include "lsp/reload.h"

#include "lsp/protocol/uri.h"
#include "lsp/refresh.h"

namespace osiris::lsp {

void reloadWorkspaces(Session& session) {
  session.workspaces.forget();
  for (auto& [key, open] : session.files) {
    const auto path = protocol::pathOfUri(open.uri);
    open.file.setWorkspace(path ? session.workspaces.of(*path) : session.workspaces.ofUntitled());
    open.touch();
  }
  refresh(session, Shown::diagnostics);
}

}  // namespace osiris::lsp
