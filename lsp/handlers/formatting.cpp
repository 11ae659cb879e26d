#include "lsp/handlers/formatting.h"

#include "ide/format.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

using protocol::Json;
using protocol::Reply;

namespace {

using Edits = Result<std::vector<text::Edit>>;

/// `format` is asked for the edits of a file that is one of ours.
template <typename Format>
Reply<Json> formatted(const Snapshot& snapshot, const std::string& uri, Format format) {
  const auto asked = snapshot.document(uri);
  if (!asked) return std::unexpected(asked.error());
  const DocumentState& document = **asked;
  std::vector<protocol::TextEdit> edits;
  if (document.kind == project::FileKind::other) return protocol::toJson(edits);
  const Edits found = format(document);
  if (!found) return protocol::failed(protocol::ErrorCode::requestFailed, found.error().message);
  for (const text::Edit& edit : *found) edits.push_back({document.range(edit.span), edit.newText});
  return protocol::toJson(edits);
}

Reply<Json> formattedParts(const Snapshot& snapshot, const std::string& uri,
                           const std::vector<text::Range>& ranges) {
  return formatted(snapshot, uri, [&](const DocumentState& document) {
    std::vector<text::Span> parts;
    for (const text::Range& range : ranges) {
      text::Span part = document.span(range);
      // A selection of whole lines ends before the first character of the next one.
      if (part.begin < part.end && range.end.character == 0) --part.end;
      parts.push_back(part);
    }
    return ide::formatParts(document.text, parts);
  });
}

}  // namespace

Reply<Json> formatting(const Snapshot& snapshot, protocol::DocumentParams params, const Job&) {
  return formatted(snapshot, params.textDocument.uri,
                   [](const DocumentState& document) { return ide::format(document.text); });
}

Reply<Json> rangeFormatting(const Snapshot& snapshot, protocol::RangeParams params, const Job&) {
  return formattedParts(snapshot, params.textDocument.uri, {params.range});
}

Reply<Json> rangesFormatting(const Snapshot& snapshot, protocol::RangesParams params, const Job&) {
  return formattedParts(snapshot, params.textDocument.uri, params.ranges);
}

Json rangeFormattingProvider(const Session& session) {
  if (!session.capabilities.rangesFormatting) return true;
  return {{"rangesSupport", true}};
}

}  // namespace osiris::lsp
