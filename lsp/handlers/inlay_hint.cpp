#include "lsp/handlers/inlay_hint.h"

#include "ide/inlay_hint.h"

namespace osiris::lsp {
namespace {

using protocol::Json;

std::vector<ide::InlayHint> hintsIn(const Snapshot& snapshot, const DocumentState& document,
                                    text::Span within) {
  if (!document.pipeline) return {};
  return ide::inlayHints(*document.pipeline, *document.workspace, within,
                         snapshot.settings.inlayHints, &snapshot.options.files);
}

Json tooltip(const ide::InlayHint& hint) { return {{"kind", "markdown"}, {"value", hint.tooltip}}; }

Json toJson(const Snapshot& snapshot, const DocumentState& document, const ide::InlayHint& hint) {
  Json json = {{"position", protocol::toJson(document.range({hint.at, hint.at}).start)},
               {"label", hint.label},
               {"paddingLeft", true}};
  if (snapshot.capabilities.inlayHintResolve)
    json["data"] = protocol::toJson(protocol::ItemData{document.uri, document.version, hint.at});
  else
    json["tooltip"] = tooltip(hint);
  return json;
}

}  // namespace

protocol::Reply<Json> inlayHint(const Snapshot& snapshot, protocol::RangeParams params,
                                const Job&) {
  const auto asked = snapshot.document(params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const DocumentState& document = **asked;
  Json hints = Json::array();
  for (const ide::InlayHint& hint : hintsIn(snapshot, document, document.span(params.range)))
    hints.push_back(toJson(snapshot, document, hint));
  return hints;
}

protocol::Reply<Json> inlayHintResolve(const Snapshot& snapshot, protocol::ResolveParams params,
                                       const Job&) {
  const auto asked = snapshot.document(params.data.uri);
  if (!asked || (*asked)->version != params.data.version) return params.item;
  const text::Offset at = params.data.at;
  for (const ide::InlayHint& hint : hintsIn(snapshot, **asked, {at, at})) {
    if (params.item.value("label", Json()) == hint.label) params.item["tooltip"] = tooltip(hint);
  }
  return params.item;
}

Json inlayHintProvider(const Session& session) {
  if (!session.capabilities.inlayHint) return nullptr;
  return {{"resolveProvider", session.capabilities.inlayHintResolve}};
}

}  // namespace osiris::lsp
