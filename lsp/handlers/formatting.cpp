#include "lsp/handlers/formatting.h"

#include "ide/format.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> formatting(const Snapshot& snapshot,
                                           protocol::DocumentParams params, const Job&) {
  const auto asked = snapshot.document(params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const DocumentState& document = **asked;
  std::vector<protocol::TextEdit> edits;
  if (document.kind == project::FileKind::other) return protocol::toJson(edits);
  const auto formatted = ide::format(document.text);
  if (!formatted) {
    return protocol::failed(protocol::ErrorCode::requestFailed, formatted.error().message);
  }
  for (const text::Edit& edit : *formatted)
    edits.push_back({document.range(edit.span), edit.newText});
  return protocol::toJson(edits);
}

}  // namespace osiris::lsp
