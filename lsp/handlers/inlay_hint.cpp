#include "lsp/handlers/inlay_hint.h"

#include "ide/inlay_hint.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"

namespace osiris::lsp {
namespace {

protocol::Json tooltip(const ide::InlayHint& hint) {
  return {{"kind", "markdown"}, {"value", hint.tooltip}};
}

protocol::Json toJson(const Session& session, const OpenFile& open, const ide::InlayHint& hint) {
  const text::Span at{hint.at, hint.at};
  protocol::Json json = {{"position", protocol::toJson(rangeOf(session, open, at).start)},
                         {"label", hint.label},
                         {"paddingLeft", true}};
  if (session.capabilities.inlayHintResolve)
    json["data"] = protocol::toJson(protocol::ItemData{open.uri, open.version, hint.at});
  else
    json["tooltip"] = tooltip(hint);
  return json;
}

}  // namespace

protocol::Reply<protocol::Json> inlayHint(Session& session, protocol::RangeParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  protocol::Json hints = protocol::Json::array();
  if (!*asked) return hints;
  const OpenFile& open = *(*asked)->open;
  const text::Span within =
      open.file.lines().span(open.file.text(), params.range, session.encoding);
  for (const ide::InlayHint& hint : ide::inlayHints(*(*asked)->pipeline, open.file.workspace(),
                                                    within, session.settings.inlayHints))
    hints.push_back(toJson(session, open, hint));
  return hints;
}

protocol::Reply<protocol::Json> inlayHintResolve(Session& session, protocol::ResolveParams params) {
  const OpenFile* open = currentFile(session, params.data);
  if (open == nullptr || open->file.pipeline() == nullptr) return params.item;
  const text::Offset at = params.data.at;
  for (const ide::InlayHint& hint : ide::inlayHints(*open->file.pipeline(), open->file.workspace(),
                                                    {at, at}, session.settings.inlayHints)) {
    if (params.item.value("label", protocol::Json()) == hint.label)
      params.item["tooltip"] = tooltip(hint);
  }
  return params.item;
}

protocol::Json inlayHintProvider(const Session& session) {
  if (!session.capabilities.inlayHint) return nullptr;
  return {{"resolveProvider", session.capabilities.inlayHintResolve}};
}

}  // namespace osiris::lsp
