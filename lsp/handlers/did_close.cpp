#include "lsp/handlers/did_close.h"

#include <fmt/format.h>

#include "lsp/publish_diagnostics.h"

namespace osiris::lsp {

protocol::Reply<void> didClose(Session& session, protocol::DidCloseTextDocumentParams params) {
  const auto& uri = params.textDocument.uri;
  const auto* open = session.files.find(uri);
  if (open == nullptr) {
    return protocol::failed(protocol::ErrorCode::invalidParams,
                            fmt::format("'{}' is not open", uri));
  }
  clearDiagnostics(session, open->uri);
  session.files.close(uri);
  return {};
}

}  // namespace osiris::lsp
