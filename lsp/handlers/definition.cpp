#include "lsp/handlers/definition.h"

#include <vector>

#include "check/fields.h"
#include "ide/connection_names.h"
#include "ide/dataset.h"
#include "ide/declaration.h"
#include "ide/occurrences.h"
#include "ide/place.h"
#include "lsp/asked_pipeline.h"
#include "lsp/dataset_places.h"
#include "lsp/document_names.h"
#include "lsp/own_documents.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

namespace {

using Locations = std::vector<protocol::Location>;

/// In the connections file as it is in the editor, else as it was when its workspace was read.
Locations ofConnection(const Snapshot& snapshot, const project::Workspace& workspace,
                       const ide::Symbol& symbol) {
  Locations locations;
  const auto open = snapshot.documents.find(workspace.connectionsPath());
  if (open != snapshot.documents.end()) {
    const DocumentState& file = *open->second;
    for (const ide::Occurrence& each : connectionsIn(file)) {
      if (each.definition && each.symbol == symbol)
        locations.push_back({file.uri, file.range(each.span)});
    }
    return locations;
  }
  const auto [family, alias] = project::connectionName(symbol.name);
  if (const auto* connection = workspace.connection(family, alias))
    locations.push_back(locationIn(snapshot, workspace.connectionsPath(), connection->span));
  return locations;
}

/// Where a table or file is written that a step names.
Locations ofDataset(const Snapshot& snapshot, const DocumentState& document,
                    const ide::DatasetName& dataset) {
  Locations locations;
  for (const DatasetPlace& each : placesOf(snapshot, *document.workspace, dataset)) {
    if (each.kind == ide::DatasetUse::Kind::written)
      locations.push_back({uriOf(snapshot, each.file->path), each.range});
  }
  return locations;
}

/// A component's spec: a file of the workspace, or one of ours for a client that can show it.
Locations ofSpec(const Snapshot& snapshot, const DocumentState& document, text::Offset at) {
  const ide::Place place = ide::placeAt(*document.pipeline, at);
  if (!place.step || place.path() != "component") return {};
  const auto component =
      document.workspace->registry().find(check::textOf(place.root["component"]));
  if (component == nullptr) return {};
  if (component->source.empty()) {
    if (!snapshot.capabilities.textDocumentContent) return {};
    return {{ownSpec(component->name), {}}};
  }
  return {locationIn(snapshot, component->source, {0, 0})};
}

Locations definitionAt(const Snapshot& snapshot, const DocumentState& document, text::Offset at) {
  const auto occurrence = occurrenceAt(document, at);
  if (occurrence && occurrence->symbol.kind == ide::SymbolKind::connection)
    return ofConnection(snapshot, *document.workspace, occurrence->symbol);
  if (!document.pipeline) return {};
  if (const auto use = ide::datasetAt(*document.pipeline, at); use && !occurrence)
    return ofDataset(snapshot, document, use->dataset);
  if (!occurrence) return ofSpec(snapshot, document, at);
  Locations locations;
  for (const text::Span span : ide::definitionsOf(*document.pipeline, *occurrence))
    locations.push_back({document.uri, document.range(span)});
  return locations;
}

}  // namespace

protocol::Reply<protocol::Json> definition(const Snapshot& snapshot,
                                           protocol::PositionParams params, const Job&) {
  const auto asked = snapshot.document(params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  return protocol::toJson(definitionAt(snapshot, **asked, (*asked)->offset(params.position)));
}

}  // namespace osiris::lsp
