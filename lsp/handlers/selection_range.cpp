#include "lsp/handlers/selection_range.h"

#include "ide/selection_range.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> selectionRange(Session& session,
                                               protocol::SelectionRangeParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  // A list would need an item for each position.
  if (!*asked) return protocol::Json();
  protocol::Json all = protocol::Json::array();
  for (const text::Position position : params.positions) {
    const auto spans =
        ide::selectionRanges(*(*asked)->pipeline, (*asked)->offset(session, position));
    protocol::Json nested;  // the innermost one holds its parent
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
      protocol::Json range = {
          {"range", protocol::toJson(rangeOf(session, *(*asked)->open, *span))}};
      if (!nested.is_null()) range["parent"] = std::move(nested);
      nested = std::move(range);
    }
    all.push_back(std::move(nested));
  }
  return all;
}

}  // namespace osiris::lsp
