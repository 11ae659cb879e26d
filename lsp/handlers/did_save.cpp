#include "lsp/handlers/did_save.h"

#include "base/path.h"
#include "lsp/protocol/uri.h"
#include "lsp/reload.h"

namespace osiris::lsp {

protocol::Reply<void> didSave(Session& session, protocol::DidSaveTextDocumentParams params) {
  const auto path = protocol::pathOfUri(params.textDocument.uri);
  if (path && describesWorkspace(*path)) reloadWorkspaces(session);
  if (path) session.index.update(path::normal(*path));
  return {};
}

}  // namespace osiris::lsp
