#include "lsp/handlers/folding_range.h"

#include "ide/folding_range.h"
#include "lsp/asked_pipeline.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> foldingRange(Session& session, protocol::DocumentParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json::array();
  const text::LineIndex& lines = (*asked)->open->file.lines();
  protocol::Json ranges = protocol::Json::array();
  for (const text::Span span : ide::foldingRanges(*(*asked)->pipeline)) {
    ranges.push_back(
        {{"startLine", lines.lineOf(span.begin)}, {"endLine", lines.lineOf(span.end)}});
  }
  return ranges;
}

}  // namespace osiris::lsp
