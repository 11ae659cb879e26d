#include "ide/list_style.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/edits.h"
#include "check/wording.h"
#include "ide/place.h"
#include "ide/rewriting.h"
#include "text/lines.h"

namespace osiris::ide {
namespace {

using syntax::Style;
using syntax::Value;
using text::Offset;

using Edits = std::vector<text::Edit>;

bool isPlainScalar(std::string_view source, const Value& item) {
  const text::Span span = item.span();
  return isFree(item) && item.isScalar() && !span.empty() &&
         source.substr(span.begin, span.size()).find_first_of("\r\n") == std::string_view::npos;
}

bool hasPlainItems(std::string_view source, const Value& list) {
  for (const Value item : list.items()) {
    if (!isPlainScalar(source, item)) return false;
  }
  return list.size() > 0;
}

/// The bytes of the list that are no item's: brackets, commas, dashes and blanks, else a comment.
bool hasComment(std::string_view source, const Value& list, Offset begin, Offset end) {
  Offset at = begin;
  for (const Value item : list.items()) {
    if (source.substr(at, item.span().begin - at).find('#') != std::string_view::npos) return true;
    at = item.span().end;
  }
  return source.substr(at, end - at).find('#') != std::string_view::npos;
}

/// In brackets some characters mean more than they do behind a dash.
std::string inBrackets(std::string_view source, const Value& item) {
  const std::string written(source.substr(item.span().begin, item.span().size()));
  const bool special = written.find_first_of(",[]{}") != std::string::npos || written == "-";
  return item.style() == Style::plain && special ? check::spell(item.text()) : written;
}

/// What a list that is the value of a key is written with.
struct Written {
  std::string_view source;
  Value key;
  Value list;
  Offset colon = 0;  ///< behind the key's colon
};

std::optional<Edits> inLines(const Written& it) {
  const text::Span list = it.list.span();
  const Offset end = text::lineEnd(it.source, list.end);
  const std::string_view rest = it.source.substr(list.end, end - list.end);
  const std::size_t comment = rest.find_first_not_of(" \t");
  const bool oneLine =
      it.source.substr(list.begin, list.size()).find_first_of("\r\n") == std::string_view::npos;
  const bool blank = comment == std::string_view::npos;
  if (!blank && (rest[comment] != '#' || !oneLine)) return std::nullopt;
  std::string lines;
  const std::string indent(columnOf(it.source, it.key.span().begin) + 2, ' ');
  for (const Value item : it.list.items()) {
    lines += text::lineBreakOf(it.source);
    lines += indent + "- ";
    lines += it.source.substr(item.span().begin, item.span().size());
  }
  return Edits{{{it.colon, blank ? end : list.end}, ""}, {{end, end}, lines}};
}

std::optional<Edits> inOneLine(const Written& it) {
  std::vector<std::string> items;
  for (const Value item : it.list.items()) items.push_back(inBrackets(it.source, item));
  text::Span list = it.list.span();
  while (list.end > list.begin &&
         (it.source[list.end - 1] == '\n' || it.source[list.end - 1] == ' '))
    --list.end;
  const Offset line = text::lineEnd(it.source, it.colon);
  const Offset end = text::lineEnd(it.source, list.end);
  if (line >= list.begin || hasComment(it.source, it.list, list.begin, end)) return std::nullopt;
  // Between the key's line and the first item there may be lines of comments alone.
  if (it.source.substr(line, list.begin - line).find('#') != std::string_view::npos)
    return std::nullopt;
  return Edits{{{it.colon, it.colon}, fmt::format(" [{}]", fmt::join(items, ", "))},
               {{line, end}, ""}};
}

/// The innermost list at the place that is the value of a key.
std::optional<Written> listAt(std::string_view source, const Place& place) {
  for (auto level = place.levels.rbegin(); level != place.levels.rend(); ++level) {
    if (!level->value.isSequence()) continue;
    if (!level->key || !isFree(level->key) || !isFree(level->value)) return std::nullopt;
    const auto colon = behindColon(source, level->key);
    if (!colon || !beginsLine(source, level->key.span().begin)) return std::nullopt;
    return Written{source, level->key, level->value, *colon};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Action> listStyle(const ActionPlace& at) {
  const Place place = placeAt(at.pipeline, at.asked.begin);
  if (!place.step) return std::nullopt;
  const std::string_view source = at.pipeline.source;
  const auto it = listAt(source, place);
  if (!it || !hasPlainItems(source, it->list)) return std::nullopt;
  const bool flow = it->list.style() == Style::flow;
  if (flow && hasComment(source, it->list, it->list.span().begin, it->list.span().end))
    return std::nullopt;
  auto edits = flow ? inLines(*it) : inOneLine(*it);
  if (!edits) return std::nullopt;
  const oml::PlacedStep& step = at.pipeline.steps[*place.step];
  const auto after = RewrittenStep::read(at.pipeline, step, *edits);
  if (!after || !sameMeaning(step.value(), after->value())) return std::nullopt;
  const std::string name = check::inQuotes(it->key.text());
  return Action{flow ? fmt::format("Write {} with an item a line", name)
                     : fmt::format("Write {} on one line", name),
                [edits = *std::move(edits)] { return Change{edits, {}}; }};
}

}  // namespace osiris::ide
