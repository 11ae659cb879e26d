#include "lsp/handlers/completion.h"

#include <fmt/format.h>

#include <algorithm>

#include "ide/completion.h"
#include "ide/completion_docs.h"
#include "ide/snippet.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "text/lines.h"

namespace osiris::lsp {

namespace {

using Kind = ide::Completion::Kind;
using protocol::Json;

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
    case Kind::variable:
      return 6;  // Variable
    case Kind::connection:
      return 21;  // Constant
    case Kind::wholeStep:
      return 15;  // Snippet
    case Kind::file:
      return 17;  // File
    case Kind::folder:
      return 19;  // Folder
    case Kind::table:
      return 7;  // Class
    case Kind::column:
      return 5;  // Field
    case Kind::function:
      return 3;  // Function
    case Kind::keyword:
      return 14;  // Keyword
  }
  return 1;
}

bool holds(const auto& all, const auto& one) { return std::ranges::find(all, one) != all.end(); }

// LSP's InsertTextFormat.
constexpr int plainText = 1;
constexpr int snippet = 2;

/// How the lines of an item after its first are indented (LSP's InsertTextMode).
enum class Indentation : std::uint8_t { unsaid = 0, asIs = 1, adjusted = 2 };

/// As the client shows it.
Json documentation(const Session& session, const std::string& markdown) {
  if (!session.capabilities.completion.markdown) return markdown;
  return {{"kind", "markdown"}, {"value", markdown}};
}

/// One request's way from core's completions to the client's items.
class ItemWriter {
 public:
  ItemWriter(const Session& session, const OpenFile& open)
      : session_(session), open_(open), supports_(session.capabilities.completion) {
    for (const auto each : {Indentation::asIs, Indentation::adjusted}) {
      if (indentation_ == Indentation::unsaid &&
          holds(supports_.insertTextModes, static_cast<std::uint32_t>(each)))
        indentation_ = each;
    }
  }

  Json write(const std::vector<ide::Completion>& found) {
    const bool sharesRange =
        !found.empty() && holds(supports_.itemDefaults, "editRange") &&
        std::ranges::all_of(found, [&](const ide::Completion& each) {
          return each.edit.span == found[0].edit.span && each.wordEnd == found[0].wordEnd;
        });
    Json items = Json::array();
    for (const ide::Completion& each : found)
      items.push_back(item(each, items.size(), sharesRange));
    const bool incomplete = ide::leavesOut(found);
    if (!sharesRange && !incomplete) return items;
    Json list = {{"isIncomplete", incomplete}, {"items", std::move(items)}};
    if (sharesRange) list["itemDefaults"] = {{"editRange", ranges(found[0])}};
    return list;
  }

 private:
  Json item(const ide::Completion& each, std::size_t place, bool sharesRange) const {
    const std::string plain = ide::withoutPlaceholders(each.edit.newText);
    const bool isSnippet =
        supports_.snippets && session_.settings.completionSnippets && plain != each.edit.newText;
    Json item = {{"label", each.label},
                 {"kind", kindOf(each.kind)},
                 {"sortText", fmt::format("{:05}", place)},
                 {"insertTextFormat", isSnippet ? snippet : plainText}};
    addText(item, each, isSnippet ? each.edit.newText : plain, sharesRange);
    addFilter(item, each);
    addDescription(item, each);
    if (supports_.commitCharacters && each.inBrackets && each.kind != Kind::key)
      item["commitCharacters"] = {",", "]"};
    return item;
  }

  void addText(Json& item, const ide::Completion& each, std::string text, bool sharesRange) const {
    if (text.contains('\n')) {
      // Who cannot say how it indents adjusts snippets, and inserts other text as it is.
      const bool isSnippet = item["insertTextFormat"] == snippet;
      const bool adjusts =
          indentation_ == Indentation::unsaid ? isSnippet : indentation_ == Indentation::adjusted;
      if (indentation_ != Indentation::unsaid)
        item["insertTextMode"] = static_cast<int>(indentation_);
      if (adjusts) outdent(text, each.edit.span.begin);
    }
    if (sharesRange) {
      item["textEditText"] = std::move(text);
      return;
    }
    item["textEdit"] = {{"newText", std::move(text)}};
    item["textEdit"].update(supports_.insertReplace
                                ? ranges(each)
                                : Json{{"range", protocol::toJson(range(each.edit.span))}});
  }

  /// An editor that adjusts adds the blanks before the item's line to each line after it.
  void outdent(std::string& text, text::Offset at) const {
    const std::string_view all = open_.file.text();
    const text::Offset line = text::lineStart(all, at);
    const std::size_t blanks = std::min(all.find_first_not_of(' ', line), std::size_t{at}) - line;
    const std::string prefix = "\n" + std::string(blanks, ' ');
    for (std::size_t found = text.find(prefix); found != std::string::npos;
         found = text.find(prefix, found + 1))
      text.erase(found + 1, blanks);
  }

  void addFilter(Json& item, const ide::Completion& each) const {
    // An editor filters by what stands before the caret, quotes among it.
    const text::Span span = each.edit.span;
    const std::string_view typed = open_.file.text().substr(span.begin, span.size());
    const bool quoted = typed.starts_with('"') || typed.starts_with('\'');
    const std::string& filter = each.filter.empty() ? each.label : each.filter;
    if (quoted) item["filterText"] = std::string(1, typed.front()) + filter;
    if (!quoted && !each.filter.empty()) item["filterText"] = filter;
  }

  void addDescription(Json& item, const ide::Completion& each) const {
    const bool lazy = !each.topic.empty() && holds(supports_.resolves, "documentation") &&
                      holds(supports_.resolves, "detail");
    std::string detail = each.detail;
    if (lazy) {
      item["data"] = {{"uri", open_.uri}, {"topic", each.topic}};
    } else if (!each.topic.empty()) {
      const auto told = ide::describe(each.topic, open_.file.pipeline(), open_.file.workspace());
      if (detail.empty()) detail = told.detail;
      if (!told.documentation.empty())
        item["documentation"] = documentation(session_, told.documentation);
    }
    if (detail.empty()) return;
    item["detail"] = detail;
    if (supports_.labelDetails) item["labelDetails"] = {{"description", detail}};
  }

  Json ranges(const ide::Completion& each) const {
    const text::Span span = each.edit.span;
    const Json insert = protocol::toJson(range(span));
    if (!supports_.insertReplace) return insert;
    return {{"insert", insert}, {"replace", protocol::toJson(range({span.begin, each.wordEnd}))}};
  }

  text::Range range(text::Span span) const { return rangeOf(session_, open_, span); }

  const Session& session_;
  const OpenFile& open_;
  const protocol::CompletionCapabilities& supports_;
  Indentation indentation_ = Indentation::unsaid;
};

/// Empty where there is none, or something else.
std::string textIn(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

protocol::Reply<Json> completion(Session& session, protocol::PositionParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return Json::array();
  const OpenFile& open = *(*asked)->open;
  const auto found =
      ide::complete(*(*asked)->pipeline, open.file.workspace(),
                    (*asked)->offset(session, params.position), &session.options.files);
  return ItemWriter(session, open).write(found);
}

protocol::Reply<Json> completionResolve(Session& session, Json item) {
  const auto data = item.find("data");
  if (data == item.end() || !data->is_object()) return item;
  const OpenFile* open = session.files.find(textIn(*data, "uri"));
  if (open == nullptr) return item;
  const auto told =
      ide::describe(textIn(*data, "topic"), open->file.pipeline(), open->file.workspace());
  if (!told.detail.empty() && !item.contains("detail")) item["detail"] = told.detail;
  if (!told.documentation.empty())
    item["documentation"] = documentation(session, told.documentation);
  return item;
}

Json completionProvider(const Session& session) {
  Json provider = {{"triggerCharacters", {"@", "{", ".", ":", " ", "-", "\"", "'", "[", "/"}}};
  if (!session.capabilities.completion.resolves.empty()) provider["resolveProvider"] = true;
  if (session.capabilities.completion.labelDetails)
    provider["completionItem"] = {{"labelDetailsSupport", true}};
  return provider;
}

}  // namespace osiris::lsp
