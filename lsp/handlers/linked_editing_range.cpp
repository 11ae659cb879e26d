#include "lsp/handlers/linked_editing_range.h"

#include "ide/linked_editing_range.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> linkedEditingRange(Session& session,
                                                   protocol::PositionParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json();
  const auto linked =
      ide::linkedEditing(*(*asked)->pipeline, (*asked)->offset(session, params.position));
  if (!linked) return protocol::Json();
  protocol::Json ranges = protocol::Json::array();
  for (const text::Span span : linked->spans)
    ranges.push_back(protocol::toJson(rangeOf(session, *(*asked)->open, span)));
  return protocol::Json{{"ranges", std::move(ranges)}, {"wordPattern", linked->wordPattern}};
}

protocol::Json linkedEditingRangeProvider(const Session& session) {
  if (!session.capabilities.linkedEditingRange) return nullptr;
  return true;
}

}  // namespace osiris::lsp
