#include "lsp/handlers/document_highlight.h"

#include <optional>
#include <vector>

#include "ide/connection_names.h"
#include "ide/occurrences.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"

namespace osiris::lsp {
namespace {

/// All that name the same as what stands at `at`.
std::vector<ide::Occurrence> alike(const check::File& file, text::Offset at) {
  if (const oml::Pipeline* pipeline = file.pipeline()) {
    const auto occurrence = ide::occurrenceAt(*pipeline, at);
    return occurrence ? ide::occurrencesOf(*pipeline, occurrence->symbol)
                      : std::vector<ide::Occurrence>();
  }
  const auto occurrence = ide::connectionAt(file.kind(), file.text(), at);
  if (!occurrence) return {};
  auto all = ide::connectionsIn(file.kind(), file.text());
  std::erase_if(all, [&](const auto& each) { return each.symbol != occurrence->symbol; });
  return all;
}

}  // namespace

protocol::Reply<protocol::Json> documentHighlight(Session& session,
                                                  protocol::PositionParams params) {
  const auto asked = askedFile(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const OpenFile& open = **asked;
  const auto at = open.file.lines().offset(open.file.text(), params.position, session.encoding);
  constexpr int read = 2;
  constexpr int write = 3;
  protocol::Json highlights = protocol::Json::array();
  for (const ide::Occurrence& each : alike(open.file, at)) {
    highlights.push_back({{"range", protocol::toJson(rangeOf(session, open, each.span))},
                          {"kind", each.definition ? write : read}});
  }
  return highlights;
}

}  // namespace osiris::lsp
