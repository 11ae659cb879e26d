#include "lsp/handlers/folding_range.h"

#include "ide/folding_range.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> foldingRange(const Snapshot& snapshot,
                                             protocol::DocumentParams params, const Job&) {
  const auto asked = snapshot.document(params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const DocumentState& document = **asked;
  protocol::Json ranges = protocol::Json::array();
  if (!document.pipeline) return ranges;
  for (const text::Span span : ide::foldingRanges(*document.pipeline)) {
    ranges.push_back({{"startLine", document.lines.lineOf(span.begin)},
                      {"endLine", document.lines.lineOf(span.end)}});
  }
  return ranges;
}

}  // namespace osiris::lsp
