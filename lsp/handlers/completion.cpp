#include "lsp/handlers/completion.h"

#include <fmt/format.h>

#include "ide/completion.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"

namespace osiris::lsp {

namespace {

using Kind = ide::Completion::Kind;

/// LSP's CompletionItemKind.
int kindOf(Kind kind) {
  switch (kind) {
    case Kind::key:
      return 10;  // Property
    case Kind::value:
      return 12;  // Value
    case Kind::component:
      return 9;  // Module
    case Kind::step:
      return 18;  // Reference
    case Kind::param:
      return 6;  // Variable
    case Kind::connection:
      return 21;  // Constant
    case Kind::wholeStep:
      return 15;  // Snippet
  }
  return 1;
}

protocol::Json itemOf(const Session& session, const OpenFile& open, const ide::Completion& each,
                      std::size_t place) {
  constexpr int plainText = 1;
  constexpr int snippet = 2;
  const bool snippets = session.capabilities.snippets;
  const std::string plain = ide::withoutPlaceholders(each.edit.newText);
  const bool isSnippet = snippets && plain != each.edit.newText;
  const protocol::TextEdit edit{rangeOf(session, open, each.edit.span),
                                isSnippet ? each.edit.newText : plain};
  protocol::Json item = {{"label", each.label},
                         {"kind", kindOf(each.kind)},
                         {"sortText", fmt::format("{:05}", place)},
                         {"insertTextFormat", isSnippet ? snippet : plainText},
                         {"textEdit", protocol::toJson(edit)}};
  if (!each.detail.empty()) item["detail"] = each.detail;
  if (!each.documentation.empty())
    item["documentation"] = {{"kind", "markdown"}, {"value", each.documentation}};
  // An editor filters by what stands before the caret, quotes among it.
  const std::string_view typed =
      open.file.text().substr(each.edit.span.begin, each.edit.span.size());
  if (typed.starts_with('"') || typed.starts_with('\''))
    item["filterText"] = std::string(1, typed.front()) + each.label;
  return item;
}

}  // namespace

protocol::Reply<protocol::Json> completion(Session& session, protocol::PositionParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json::array();
  const auto found = ide::complete(*(*asked)->pipeline, (*asked)->open->file.workspace(),
                                   (*asked)->offset(session, params.position));
  protocol::Json items = protocol::Json::array();
  for (const ide::Completion& each : found)
    items.push_back(itemOf(session, *(*asked)->open, each, items.size()));
  return items;
}

protocol::Json completionProvider(const Session&) {
  return {{"triggerCharacters", {"@", "{", ".", ":", " ", "-", "\"", "'", "["}}};
}

}  // namespace osiris::lsp
