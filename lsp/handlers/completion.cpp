#include "lsp/handlers/completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

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

/// The blanks at the start of the line that holds an offset.
std::size_t indentationAt(const OpenFile& open, text::Offset at) {
  const text::LineIndex& lines = open.file.lines();
  const std::string_view line = open.file.text().substr(lines.lineStart(lines.lineOf(at)));
  return std::min(line.find_first_not_of(' '), line.size());
}

/// Its further lines that much less to the right.
std::string outdented(std::string text, std::size_t columns) {
  const std::string blanks(columns, ' ');
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    if (text.compare(at + 1, columns, blanks) == 0) text.erase(at + 1, columns);
  }
  return text;
}

/// As the client inserts it: snippets get the indentation of the caret's line before each further
/// line, unless the client lets us say that the text stands as it should.
void setText(const Session& session, const OpenFile& open, const ide::Completion& completion,
             protocol::Json& item) {
  constexpr int plainText = 1;
  constexpr int snippet = 2;
  constexpr int asIs = 1;
  const auto& client = session.capabilities;
  std::string text = ide::withoutPlaceholders(completion.edit.newText);
  const bool isSnippet = client.snippets && text != completion.edit.newText;
  if (isSnippet) text = completion.edit.newText;
  if (text.contains('\n')) {
    if (client.insertsAsIs) {
      item["insertTextMode"] = asIs;
    } else if (isSnippet) {
      text = outdented(std::move(text), indentationAt(open, completion.edit.span.begin));
    }
  }
  item["insertTextFormat"] = isSnippet ? snippet : plainText;
  item["textEdit"] = protocol::toJson(
      protocol::TextEdit{rangeOf(session, open, completion.edit.span), std::move(text)});
}

protocol::Json itemOf(const Session& session, const OpenFile& open, const ide::Completion& each,
                      std::size_t place) {
  protocol::Json item = {{"label", each.label},
                         {"kind", kindOf(each.kind)},
                         {"sortText", fmt::format("{:05}", place)}};
  setText(session, open, each, item);
  if (!each.detail.empty()) item["detail"] = each.detail;
  if (!each.documentation.empty()) {
    item["documentation"] = each.documentation;
    if (session.capabilities.completionMarkdown)
      item["documentation"] = {{"kind", "markdown"}, {"value", each.documentation}};
  }
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
