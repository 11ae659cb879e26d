#include "lsp/handlers/formatting.h"

#include "ide/format.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> formatting(Session& session, protocol::DocumentParams params) {
  const auto asked = askedFile(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const OpenFile& open = **asked;
  std::vector<protocol::TextEdit> edits;
  if (open.file.kind() == project::FileKind::other) return protocol::toJson(edits);
  const auto formatted = ide::format(open.file.text());
  if (!formatted) {
    return protocol::failed(protocol::ErrorCode::requestFailed, formatted.error().message);
  }
  for (const text::Edit& edit : *formatted)
    edits.push_back({rangeOf(session, open, edit.span), edit.newText});
  return protocol::toJson(edits);
}

}  // namespace osiris::lsp
