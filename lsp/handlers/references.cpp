#include "lsp/handlers/references.h"

#include <string>
#include <vector>

#include "ide/dataset.h"
#include "ide/occurrences.h"
#include "lsp/dataset_places.h"
#include "lsp/document_names.h"
#include "lsp/protocol/document.h"
#include "lsp/workspace_index.h"

namespace osiris::lsp {
namespace {

using Locations = std::vector<protocol::Location>;

Locations ofConnection(const Snapshot& snapshot, const std::string& root, const std::string& name,
                       bool withDeclaration) {
  Locations locations;
  for (const auto& file : filesOf(snapshot)) {
    if (file->root != root) continue;
    for (const IndexedSymbol& each : file->symbols) {
      using ide::FileSymbol;
      const bool named = each.kind == FileSymbol::Kind::connectionUse ||
                         (withDeclaration && each.kind == FileSymbol::Kind::connection);
      if (named && each.name == name)
        locations.push_back({uriOf(snapshot, file->path), each.range});
    }
  }
  return locations;
}

/// Where a table or file is written counts as its declaration.
Locations ofDataset(const Snapshot& snapshot, const DocumentState& document,
                    const ide::DatasetName& dataset, bool withDeclaration) {
  Locations locations;
  for (const DatasetPlace& each : placesOf(snapshot, *document.workspace, dataset)) {
    if (withDeclaration || each.kind == ide::DatasetUse::Kind::read)
      locations.push_back({uriOf(snapshot, each.file->path), each.range});
  }
  return locations;
}

}  // namespace

protocol::Reply<protocol::Json> references(const Snapshot& snapshot,
                                           protocol::ReferenceParams params, const Job&) {
  const auto asked = snapshot.document(params.at.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const DocumentState& document = **asked;
  const text::Offset at = document.offset(params.at.position);
  const auto occurrence = occurrenceAt(document, at);
  if (!occurrence) {
    const auto use = document.pipeline ? ide::datasetAt(*document.pipeline, at) : std::nullopt;
    if (!use) return protocol::Json::array();
    return protocol::toJson(ofDataset(snapshot, document, use->dataset, params.includeDeclaration));
  }
  const ide::Symbol& symbol = occurrence->symbol;
  if (symbol.kind == ide::SymbolKind::connection) {
    return protocol::toJson(
        ofConnection(snapshot, document.workspace->root(), symbol.name, params.includeDeclaration));
  }
  Locations locations;
  for (const ide::Occurrence& each : ide::occurrencesOf(*document.pipeline, symbol)) {
    if (params.includeDeclaration || !each.definition)
      locations.push_back({document.uri, document.range(each.span)});
  }
  return protocol::toJson(locations);
}

}  // namespace osiris::lsp
