#include "lsp/handlers/formatting.h"

#include "ide/format.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

using protocol::Json;
using protocol::Reply;

namespace {

using Edits = Result<std::vector<text::Edit>>;

/// `format` is asked for the edits of a file that is one of ours.
template <typename Format>
Reply<Json> formatted(Session& session, const std::string& uri, Format format) {
  const auto asked = askedFile(session, uri);
  if (!asked) return std::unexpected(asked.error());
  const OpenFile& open = **asked;
  std::vector<protocol::TextEdit> edits;
  if (open.file.kind() == project::FileKind::other) return protocol::toJson(edits);
  const Edits found = format(open.file);
  if (!found) return protocol::failed(protocol::ErrorCode::requestFailed, found.error().message);
  for (const text::Edit& edit : *found)
    edits.push_back({rangeOf(session, open, edit.span), edit.newText});
  return protocol::toJson(edits);
}

Reply<Json> formattedParts(Session& session, const std::string& uri,
                           const std::vector<text::Range>& ranges) {
  return formatted(session, uri, [&](const check::File& file) {
    std::vector<text::Span> parts;
    for (const text::Range& range : ranges) {
      text::Span part = file.lines().span(file.text(), range, session.encoding);
      // A selection of whole lines ends before the first character of the next one.
      if (part.begin < part.end && range.end.character == 0) --part.end;
      parts.push_back(part);
    }
    return ide::formatParts(file.text(), parts);
  });
}

}  // namespace

Reply<Json> formatting(Session& session, protocol::DocumentParams params) {
  return formatted(session, params.textDocument.uri,
                   [](const check::File& file) { return ide::format(file.text()); });
}

Reply<Json> rangeFormatting(Session& session, protocol::RangeParams params) {
  return formattedParts(session, params.textDocument.uri, {params.range});
}

Reply<Json> rangesFormatting(Session& session, protocol::RangesParams params) {
  return formattedParts(session, params.textDocument.uri, params.ranges);
}

Json rangeFormattingProvider(const Session& session) {
  if (!session.capabilities.rangesFormatting) return true;
  return {{"rangesSupport", true}};
}

}  // namespace osiris::lsp
