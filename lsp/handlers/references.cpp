#include "lsp/handlers/references.h"

#include "ide/occurrences.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> references(Session& session, protocol::ReferenceParams params) {
  const auto asked = askedPipeline(session, params.at.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json::array();
  const auto occurrence =
      ide::occurrenceAt(*(*asked)->pipeline, (*asked)->offset(session, params.at.position));
  std::vector<protocol::Location> locations;
  if (!occurrence) return protocol::toJson(locations);
  for (auto& [path, open] : session.files) {
    const oml::Pipeline* pipeline = open.file.pipeline();
    // Steps and parameters belong to their file, connections to all of a workspace.
    const bool same = &open == (*asked)->open;
    const bool shared = occurrence->symbol.kind == ide::SymbolKind::connection &&
                        &open.file.workspace() == &(*asked)->open->file.workspace();
    if (pipeline == nullptr || !(same || shared)) continue;
    for (const ide::Occurrence& each : ide::occurrencesOf(*pipeline, occurrence->symbol)) {
      if (params.includeDeclaration || !each.definition)
        locations.push_back({open.uri, rangeOf(session, open, each.span)});
    }
  }
  return protocol::toJson(locations);
}

}  // namespace osiris::lsp
