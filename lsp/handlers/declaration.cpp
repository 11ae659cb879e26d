#include "lsp/handlers/declaration.h"

#include "ide/declaration.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/handlers/definition.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> declaration(Session& session, protocol::PositionParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json::array();
  const OpenFile& open = *(*asked)->open;
  const oml::Pipeline& pipeline = *(*asked)->pipeline;
  const auto occurrence = ide::occurrenceAt(pipeline, (*asked)->offset(session, params.position));
  if (!occurrence || occurrence->symbol.kind != ide::SymbolKind::param)
    return definition(session, std::move(params));
  std::vector<protocol::Location> locations;
  for (const text::Span span : ide::declarationsOf(pipeline, occurrence->symbol))
    locations.push_back({open.uri, rangeOf(session, open, span)});
  return protocol::toJson(locations);
}

}  // namespace osiris::lsp
