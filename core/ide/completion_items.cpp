#include "ide/completion_items.h"

#include <algorithm>

#include "check/edits.h"
#include "check/fields.h"
#include "ide/snippet.h"
#include "text/lines.h"

namespace osiris::ide {
namespace {

bool isWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

std::size_t wordSize(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, isWord) - text.begin());
}

/// Line breaks of a snippet as those around it are written.
void useLineBreak(std::string& text, std::string_view lineBreak) {
  if (lineBreak == "\n") return;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
    text.replace(at, 1, lineBreak);
}

}  // namespace

Completion& CompletionItems::add(std::string label, Completion::Kind kind, std::string newText) {
  Completion& item = items_.emplace_back();
  item.label = std::move(label);
  item.kind = kind;
  item.edit = {{place_.line.word, place_.at}, std::move(newText)};
  item.wordEnd =
      place_.at + static_cast<text::Offset>(wordSize(place_.pipeline.source.substr(place_.at)));
  item.inBrackets = place_.line.flow;
  return item;
}

Completion& CompletionItems::addKey(std::string_view name, std::string_view value) {
  const std::string_view rest = place_.pipeline.source.substr(place_.at);
  const std::size_t end = wordSize(rest);
  const bool hasColon = rest.substr(end).starts_with(':');
  const std::string behind =
      place_.line.flow ? onOneLine(value) : indented(value, place_.line.column);
  Completion& item = add(std::string(name), Completion::Kind::key,
                         hasColon ? escaped(name) : escaped(name) + ":" + behind);
  if (hasColon) item.edit.span.end += static_cast<text::Offset>(end);
  return item;
}

/// The value at the caret was begun with this quote; 0 when with none.
char CompletionItems::quote() const {
  const std::string_view typed = place_.line.typed;
  return typed.starts_with('"') || typed.starts_with('\'') ? typed.front() : '\0';
}

/// An editor closes a quote by itself.
bool CompletionItems::isClosed() const {
  return place_.pipeline.source.substr(place_.at).starts_with(quote());
}

Completion& CompletionItems::addString(std::string_view text, Completion::Kind kind) {
  if (quote() == '\0') return add(std::string(text), kind, escaped(check::spell(text)));
  std::string inside;
  for (const char c : text) {
    if (c == quote()) inside += quote() == '"' ? '\\' : '\'';
    if (c == '\\' && quote() == '"') inside += c;
    inside += c;
  }
  if (!isClosed()) inside += quote();
  Completion& item = add(std::string(text), kind, escaped(inside));
  ++item.edit.span.begin;
  return item;
}

void CompletionItems::addStrings(std::initializer_list<std::string_view> values) {
  for (const std::string_view value : values) addString(value);
}

Completion& CompletionItems::addLiteral(const std::string& text) {
  Completion& item = add(text, Completion::Kind::value, escaped(text));
  if (quote() != '\0' && isClosed()) ++item.edit.span.end;
  return item;
}

void CompletionItems::addBooleans() {
  addLiteral("true");
  addLiteral("false");
}

bool CompletionItems::isThere(const syntax::Value& map, std::string_view name) const {
  const auto field = check::findField(map, name);
  return field && !field->keySpan().touches(place_.at);
}

std::vector<Completion> CompletionItems::take() {
  std::ranges::stable_partition(items_, &Completion::required);
  const std::string_view lineBreak = text::lineBreakOf(place_.pipeline.source);
  for (Completion& item : items_) {
    useLineBreak(item.edit.newText, lineBreak);
    item.wordEnd = std::max(item.wordEnd, item.edit.span.end);
  }
  return std::move(items_);
}

}  // namespace osiris::ide
