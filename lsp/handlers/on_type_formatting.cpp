#include "lsp/handlers/on_type_formatting.h"

#include "ide/on_type_formatting.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> onTypeFormatting(Session& session, protocol::OnTypeParams params) {
  const auto asked = askedPipeline(session, params.at.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  std::vector<protocol::TextEdit> edits;
  if (!*asked || !session.settings.formatOnType) return protocol::toJson(edits);
  const text::Offset at = (*asked)->offset(session, params.at.position);
  const oml::Pipeline& pipeline = *(*asked)->pipeline;
  for (const text::Edit& edit :
       params.ch == "-" ? ide::formatDash(pipeline, at) : ide::formatNewLine(pipeline, at))
    edits.push_back({rangeOf(session, *(*asked)->open, edit.span), edit.newText});
  return protocol::toJson(edits);
}

protocol::Json onTypeFormattingProvider(const Session& session) {
  if (!session.capabilities.onTypeFormatting) return nullptr;
  return {{"firstTriggerCharacter", "\n"}, {"moreTriggerCharacter", {"-"}}};
}

}  // namespace osiris::lsp
