#include "lsp/handlers/definition.h"

#include "check/fields.h"
#include "ide/declaration.h"
#include "ide/occurrences.h"
#include "ide/place.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/own_documents.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

namespace {

using Locations = std::vector<protocol::Location>;

Locations connectionIn(Session& session, const project::Workspace& workspace,
                       std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return {};
  const auto* connection = workspace.connection(name.substr(0, dot), name.substr(dot + 1));
  if (connection == nullptr) return {};
  return {locationIn(session, workspace.connectionsPath(), connection->span)};
}

/// A component's spec: a file of the workspace, or one of ours for a client that can show it.
Locations specAt(Session& session, const AskedPipeline& asked, text::Offset at) {
  const ide::Place place = ide::placeAt(*asked.pipeline, at);
  if (!place.step || place.path() != "component") return {};
  const auto component =
      asked.open->file.workspace().registry().find(check::textOf(place.root["component"]));
  if (component == nullptr) return {};
  if (component->source.empty()) {
    if (!session.capabilities.textDocumentContent) return {};
    return {{ownSpec(component->name), {}}};
  }
  return {locationIn(session, component->source, {0, 0})};
}

}  // namespace

protocol::Reply<protocol::Json> definition(Session& session, protocol::PositionParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json::array();
  const text::Offset at = (*asked)->offset(session, params.position);
  const auto occurrence = ide::occurrenceAt(*(*asked)->pipeline, at);
  if (!occurrence) return protocol::toJson(specAt(session, **asked, at));
  const ide::Symbol& symbol = occurrence->symbol;
  if (symbol.kind == ide::SymbolKind::connection)
    return protocol::toJson(connectionIn(session, (*asked)->open->file.workspace(), symbol.name));
  Locations locations;
  for (const text::Span span : ide::definitionsOf(*(*asked)->pipeline, *occurrence))
    locations.push_back({(*asked)->open->uri, rangeOf(session, *(*asked)->open, span)});
  return protocol::toJson(locations);
}

}  // namespace osiris::lsp
