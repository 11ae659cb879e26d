#include "lsp/handlers/text_document_content.h"

#include <fmt/format.h>

#include "lsp/own_documents.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> textDocumentContent(Session&,
                                                    protocol::TextDocumentIdentifier params) {
  auto text = ownDocument(params.uri);
  if (text) return protocol::Json{{"text", *std::move(text)}};
  return protocol::failed(protocol::ErrorCode::invalidParams,
                          fmt::format("params.uri: there is no document '{}'", params.uri));
}

protocol::Json textDocumentContentProvider(const Session& session) {
  if (!session.capabilities.textDocumentContent) return nullptr;
  return {{"schemes", {ownScheme}}};
}

}  // namespace osiris::lsp
