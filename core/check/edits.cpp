#include "check/edits.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/lines.h"

namespace osiris::check {
namespace {

using text::Offset;
using text::Span;

constexpr std::string_view kLineEnds = "\r\n";

Offset lineStart(const Source& source, Offset at) { return text::lineStart(source.text, at); }
Offset lineEnd(const Source& source, Offset at) { return text::lineEnd(source.text, at); }
Offset nextLine(const Source& source, Offset at) { return text::nextLine(source.text, at); }
std::string_view lineBreak(const Source& source) { return text::lineBreakOf(source.text); }

Offset columnOf(const Source& source, Offset at) {
  const Offset start = lineStart(source, at);
  return at - start + (start == 0 ? source.column : 0);
}

/// Nothing but blanks, or dashes of lists, stands before it on its line: a key of a block map.
bool startsLine(const Source& source, Offset at) {
  const Offset start = lineStart(source, at);
  return source.text.substr(start, at - start).find_first_not_of(" -") == std::string_view::npos;
}

bool isOnOneLine(const Source& source, Span span) {
  return source.holds(span) && source.at(span).find_first_of(kLineEnds) == std::string_view::npos;
}

bool isFlow(const Value& value) { return value.style() == syntax::Style::flow; }

/// `[key: value]`: a map of one pair that only its list's brackets hold.
bool isLonePair(const Source& source, const Value& map) {
  return isFlow(map) && !source.text.substr(map.span().begin).starts_with('{');
}

/// Own entries in the order of the file.
std::vector<syntax::Entry> entriesOf(const Value& map) {
  std::vector<syntax::Entry> entries;
  for (const auto entry : map.entries()) {
    entries.push_back(entry);
  }
  return entries;
}

Span entrySpan(const syntax::Entry& entry) {
  const Span value = entry.value.span();
  return {entry.key.span().begin, std::max(entry.key.span().end, value.empty() ? 0 : value.end)};
}

/// Taking it away must not take an anchor that is used elsewhere.
bool isRemovable(const Source& source, Span span) {
  return source.holds(span) && source.at(span).find('&') == std::string_view::npos;
}

/// Behind the last line of a block that ends at `end`, a block scalar's trailing break included.
Offset endOfLines(const Source& source, Offset end) {
  return end > 0 && end == lineStart(source, end) ? end : nextLine(source, end);
}

MaybeEdit insertInFlow(const Source& source, const Value& map, std::string_view entry,
                       const std::vector<syntax::Entry>& entries) {
  if (!source.holds(map.span()) || map.span().size() < 2) {
    return std::nullopt;
  }
  if (entries.empty() || entries.front().key.properties() != nullptr) {
    const Offset at = map.span().begin + 1;
    return text::Edit{{at, at}, std::string(entry) + (entries.empty() ? "" : ", ")};
  }
  const Offset at = entries.front().key.span().begin;
  return text::Edit{{at, at}, std::string(entry) + ", "};
}

/// A key that stands below its `?`, anchor or tag: what is put before it would get between them.
bool isBehindMark(const Source& source, const Value& key) {
  const std::size_t mark = source.text.substr(0, key.span().begin).find_last_not_of(" \t\r\n");
  const bool isExplicit = mark != std::string_view::npos && source.text[mark] == '?';
  return isExplicit || !key.isScalar() || key.properties() != nullptr;
}

MaybeEdit insertInBlock(const Source& source, std::string_view entry,
                        const std::vector<syntax::Entry>& entries, std::string_view after) {
  const auto found =
      std::ranges::find_if(entries, [&](const auto& each) { return each.key.text() == after; });
  const auto indented = [&](Offset like) {
    return std::string(lineBreak(source)) + std::string(columnOf(source, like), ' ');
  };
  if (found != entries.end()) {
    const Span line = entrySpan(*found);
    if (isOnOneLine(source, line) && startsLine(source, line.begin)) {
      const Offset at = lineEnd(source, line.end);
      return text::Edit{{at, at}, indented(line.begin) + std::string(entry)};
    }
  }
  const bool last = found == entries.end() || found + 1 == entries.end();
  const Value& next = (last ? entries.front() : *(found + 1)).key;
  const Offset at = next.span().begin;
  if (at > source.text.size() || !startsLine(source, at) || isBehindMark(source, next)) {
    return std::nullopt;
  }
  return text::Edit{{at, at}, std::string(entry) + indented(at)};
}

MaybeEdit removeFromFlow(const Source& source, std::size_t index, const std::vector<Span>& parts) {
  Span span = parts[index];
  if (index + 1 < parts.size()) {
    span.end = parts[index + 1].begin;
  } else if (index > 0) {
    span.begin = parts[index - 1].end;
  } else {
    // The comma behind the only one would be left alone.
    const std::size_t next = source.text.find_first_not_of(" \t\r\n", span.end);
    if (next < source.text.size() && source.text[next] == ',')
      span.end = static_cast<Offset>(next + 1);
  }
  return isRemovable(source, span) ? MaybeEdit(text::Edit{span, ""}) : std::nullopt;
}

MaybeEdit removeFromBlock(const Source& source, std::size_t index, const std::vector<Span>& parts) {
  const Span span = parts[index];
  if (parts.size() == 1 || !source.holds(span) || !startsLine(source, span.begin)) {
    return std::nullopt;  // An empty block map is no map any more.
  }
  const Offset start = lineStart(source, span.begin);
  Span gone{start, endOfLines(source, span.end)};
  if (!text::isBlank(source.text.substr(start, span.begin - start)) ||
      (start == 0 && source.column > 0)) {
    if (index + 1 == parts.size()) {
      return std::nullopt;
    }
    gone = {span.begin, parts[index + 1].begin};  // Behind a dash: the next one moves up.
  }
  return isRemovable(source, gone) ? MaybeEdit(text::Edit{gone, ""}) : std::nullopt;
}

}  // namespace

std::string spell(std::string_view text) {
  const auto isPlain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '/';
  };
  const bool plain = !text.empty() && std::ranges::all_of(text, isPlain) && text.front() != '-' &&
                     text.front() != '.' && syntax::typeOfPlain(text) == Type::string;
  if (plain) {
    return std::string(text);
  }
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
    }
    quoted += c;
  }
  return quoted + '"';
}

MaybeEdit rewrite(const Source& source, const Value& scalar, std::string_view newText) {
  const Span span = scalar.span();
  const bool special = newText.find_first_of("\"'\\\r\n\t") != std::string_view::npos;
  if (span.empty() || scalar.copied() || !isOnOneLine(source, span) || special) {
    return std::nullopt;
  }
  const char first = source.text[span.begin];
  if (first == '"' || first == '\'') {
    return text::Edit{span, first + std::string(newText) + first};
  }
  return scalar.style() == syntax::Style::plain ? MaybeEdit(text::Edit{span, spell(newText)})
                                                : std::nullopt;
}

MaybeEdit quote(const Source& source, const Value& scalar) {
  const Span span = scalar.span();
  if (scalar.style() != syntax::Style::plain || span.empty() || scalar.copied() ||
      !scalar.tag().empty() || !isOnOneLine(source, span) ||
      source.at(span).find_first_of("\\\"") != std::string_view::npos) {
    return std::nullopt;
  }
  return text::Edit{span, '"' + std::string(source.at(span)) + '"'};
}

MaybeEdit insertEntry(const Source& source, const Value& map, std::string_view entry,
                      std::string_view after) {
  if (!map.isMapping() || map.copied()) {
    return std::nullopt;
  }
  const auto entries = entriesOf(map);
  if (isLonePair(source, map)) return std::nullopt;
  if (isFlow(map)) {
    return insertInFlow(source, map, entry, entries);
  }
  return entries.empty() ? std::nullopt : insertInBlock(source, entry, entries, after);
}

MaybeEdit removeEntry(const Source& source, const Value& map, const Value& key) {
  std::vector<Span> parts;
  std::size_t index = 0;
  bool found = false;
  for (const auto& entry : map.entries()) {
    if (entry.key == key) {
      found = true;
      index = parts.size();
    }
    parts.push_back(entrySpan(entry));
  }
  // Without its pair there would be nothing between two commas.
  if (!found || map.copied() || isLonePair(source, map)) {
    return std::nullopt;
  }
  return isFlow(map) ? removeFromFlow(source, index, parts) : removeFromBlock(source, index, parts);
}

MaybeEdit removeItem(const Source& source, const Value& list, const Value& item) {
  std::vector<Span> parts;
  std::size_t index = 0;
  bool found = false;
  for (const Value each : list.items()) {
    if (each == item) {
      found = true;
      index = parts.size();
    }
    parts.push_back(each.span());
  }
  if (!found || list.copied() || parts[index].empty()) {
    return std::nullopt;
  }
  if (isFlow(list)) {
    return removeFromFlow(source, index, parts);
  }
  const Span line{lineStart(source, parts[index].begin), endOfLines(source, parts[index].end)};
  const bool alone = parts.size() == 1 || !isOnOneLine(source, parts[index]) ||
                     !startsLine(source, parts[index].begin);
  return alone || !isRemovable(source, line) ? std::nullopt : MaybeEdit(text::Edit{line, ""});
}

void mend(Diagnostic& diagnostic, std::string title, MaybeEdit edit) {
  if (edit) {
    diagnostic.fixes.push_back({std::move(title), {*std::move(edit)}, true});
  }
}

void suggest(Diagnostic& diagnostic, std::string title, MaybeEdit edit) {
  if (edit) {
    diagnostic.fixes.push_back({std::move(title), {*std::move(edit)}, false});
  }
}

}  // namespace osiris::check
