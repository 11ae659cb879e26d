#include "lsp/handlers/document_highlight.h"

#include "ide/occurrences.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> documentHighlight(Session& session,
                                                  protocol::PositionParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json::array();
  constexpr int read = 2;
  constexpr int write = 3;
  const auto occurrence =
      ide::occurrenceAt(*(*asked)->pipeline, (*asked)->offset(session, params.position));
  protocol::Json highlights = protocol::Json::array();
  if (!occurrence) return highlights;
  for (const ide::Occurrence& each : ide::occurrencesOf(*(*asked)->pipeline, occurrence->symbol)) {
    highlights.push_back({{"range", protocol::toJson(rangeOf(session, *(*asked)->open, each.span))},
                          {"kind", each.definition ? write : read}});
  }
  return highlights;
}

}  // namespace osiris::lsp
