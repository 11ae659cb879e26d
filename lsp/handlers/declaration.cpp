#include "lsp/handlers/declaration.h"

#include <utility>
#include <vector>

#include "ide/declaration.h"
#include "ide/occurrences.h"
#include "lsp/handlers/definition.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> declaration(const Snapshot& snapshot,
                                            protocol::PositionParams params, const Job& job) {
  const auto asked = snapshot.document(params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const DocumentState& document = **asked;
  if (!document.pipeline) return definition(snapshot, std::move(params), job);
  const auto occurrence = ide::occurrenceAt(*document.pipeline, document.offset(params.position));
  if (!occurrence || occurrence->symbol.kind != ide::SymbolKind::param)
    return definition(snapshot, std::move(params), job);
  std::vector<protocol::Location> locations;
  for (const text::Span span : ide::declarationsOf(*document.pipeline, occurrence->symbol))
    locations.push_back({document.uri, document.range(span)});
  return protocol::toJson(locations);
}

}  // namespace osiris::lsp
