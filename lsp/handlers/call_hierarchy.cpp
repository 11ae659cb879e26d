#include "lsp/handlers/call_hierarchy.h"

#include <optional>

#include "ide/call_hierarchy.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"

namespace osiris::lsp {
namespace {

using protocol::Json;

Json toJson(const Session& session, const OpenFile& open, const ide::CallItem& item) {
  constexpr int function = 12;  // SymbolKind
  Json json = {{"name", item.name},
               {"kind", function},
               {"uri", open.uri},
               {"range", protocol::toJson(rangeOf(session, open, item.span))},
               {"selectionRange", protocol::toJson(rangeOf(session, open, item.nameSpan))}};
  if (!item.detail.empty()) json["detail"] = item.detail;
  return json;
}

/// The step that an item is of. A hierarchy stays open while the text is edited: its name leads
/// there, and its place where it has none.
std::optional<std::uint32_t> stepOf(const Session& session, const AskedPipeline& asked,
                                    const protocol::CallHierarchyItem& item) {
  const auto named = asked.pipeline->byId.find(item.name);
  if (named != asked.pipeline->byId.end()) return named->second;
  const auto found =
      ide::callItemAt(*asked.pipeline, asked.offset(session, item.selectionRange.start));
  return found && found->name == item.name ? std::optional(found->step) : std::nullopt;
}

using Calls = std::vector<ide::Call> (*)(const oml::Pipeline& pipeline, std::uint32_t step);

protocol::Reply<Json> callsOf(Session& session, const protocol::CallHierarchyItem& item,
                              Calls calls, const char* otherEnd) {
  const auto asked = askedPipeline(session, item.uri);
  if (!asked) return std::unexpected(asked.error());
  Json found = Json::array();
  if (!*asked) return found;
  const OpenFile& open = *(*asked)->open;
  const auto step = stepOf(session, **asked, item);
  if (!step) return found;
  for (const ide::Call& call : calls(*(*asked)->pipeline, *step)) {
    Json ranges = Json::array();
    for (const text::Span place : call.places)
      ranges.push_back(protocol::toJson(rangeOf(session, open, place)));
    found.push_back(
        {{otherEnd, toJson(session, open, call.item)}, {"fromRanges", std::move(ranges)}});
  }
  return found;
}

}  // namespace

protocol::Reply<Json> prepareCallHierarchy(Session& session, protocol::PositionParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return Json();
  const auto item =
      ide::callItemAt(*(*asked)->pipeline, (*asked)->offset(session, params.position));
  if (!item) return Json();
  return Json::array({toJson(session, *(*asked)->open, *item)});
}

protocol::Reply<Json> incomingCalls(Session& session, protocol::CallHierarchyCallsParams params) {
  return callsOf(session, params.item, &ide::incomingCalls, "from");
}

protocol::Reply<Json> outgoingCalls(Session& session, protocol::CallHierarchyCallsParams params) {
  return callsOf(session, params.item, &ide::outgoingCalls, "to");
}

Json callHierarchyProvider(const Session& session) {
  if (!session.capabilities.callHierarchy) return nullptr;
  return true;
}

}  // namespace osiris::lsp
