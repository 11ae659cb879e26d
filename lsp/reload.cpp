#include "lsp/reload.h"

#include "lsp/protocol/uri.h"
#include "lsp/refresh.h"

namespace osiris::lsp {

void reloadWorkspaces(Session& session) {
  session.workspaces.forget();
  bool kindsChanged = false;
  for (auto& [key, open] : session.files) {
    const auto path = protocol::pathOfUri(open.uri);
    const project::FileKind before = open.file.kind();
    open.file.setWorkspace(path ? session.workspaces.of(*path) : session.workspaces.ofUntitled());
    kindsChanged |= open.file.kind() != before;
    open.touch();
  }
  refresh(session, Shown::diagnostics);
  refresh(session, Shown::inlayHints);
  if (!kindsChanged) return;
  // These say nothing of the workspace, but what is no pipeline has none.
  refresh(session, Shown::codeLenses);
  refresh(session, Shown::semanticTokens);
}

}  // namespace osiris::lsp
