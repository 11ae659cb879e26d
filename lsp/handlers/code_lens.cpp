#include "lsp/handlers/code_lens.h"

#include <algorithm>

#include "ide/code_lens.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view showReferences = "osiris.showReferences";

/// A command is the only place that LSP has for a lens' title; without a name it does nothing.
protocol::Json command(const Session& session, const OpenFile& open, const ide::CodeLens& lens) {
  const auto spans = ide::referencesTo(*open.file.pipeline(), {ide::SymbolKind::step, lens.step});
  protocol::Json command = {{"title", ide::referenceCount(spans.size())}, {"command", ""}};
  const auto& commands = session.capabilities.commands;
  if (spans.empty() || std::ranges::find(commands, showReferences) == commands.end())
    return command;
  std::vector<protocol::Location> locations;
  for (const text::Span span : spans) locations.push_back({open.uri, rangeOf(session, open, span)});
  command["command"] = showReferences;
  command["arguments"] = {open.uri, protocol::toJson(rangeOf(session, open, lens.span).start),
                          protocol::toJson(locations)};
  return command;
}

}  // namespace

protocol::Reply<protocol::Json> codeLens(Session& session, protocol::DocumentParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  protocol::Json lenses = protocol::Json::array();
  if (!*asked || !session.settings.codeLens) return lenses;
  const OpenFile& open = *(*asked)->open;
  for (const ide::CodeLens& lens : ide::codeLenses(*(*asked)->pipeline)) {
    const protocol::ItemData data{open.uri, open.version, lens.span.begin};
    lenses.push_back({{"range", protocol::toJson(rangeOf(session, open, lens.span))},
                      {"data", protocol::toJson(data)}});
  }
  return lenses;
}

protocol::Reply<protocol::Json> codeLensResolve(Session& session, protocol::ResolveParams params) {
  const OpenFile* open = currentFile(session, params.data);
  if (open == nullptr || open->file.pipeline() == nullptr)
    return protocol::failed(protocol::ErrorCode::contentModified, "the document has changed");
  for (const ide::CodeLens& lens : ide::codeLenses(*open->file.pipeline())) {
    if (lens.span.begin == params.data.at) params.item["command"] = command(session, *open, lens);
  }
  return params.item;
}

protocol::Json codeLensProvider(const Session& session) {
  if (!session.capabilities.codeLens) return nullptr;
  return {{"resolveProvider", true}};
}

}  // namespace osiris::lsp
