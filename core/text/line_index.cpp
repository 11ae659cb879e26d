#include "text/line_index.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "base/utf8.h"

namespace osiris::text {

namespace {

/// The first `wanted` at or after `from`; text.size() when there is none.
std::size_t findByte(std::string_view text, char wanted, std::size_t from) {
  const void* found = std::memchr(text.data() + from, wanted, text.size() - from);
  return found == nullptr ? text.size()
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Appends every line start in [first, last], found in the bytes before it. A start follows LF, or
/// CR without LF. Two searches run side by side, so that a text without CR is searched for it once.
void appendStarts(std::string_view whole, std::size_t first, std::size_t last,
                  std::vector<Offset>& starts) {
  const std::string_view text = whole.substr(0, last);
  std::size_t at = std::max<std::size_t>(first, 1) - 1;
  if (at >= text.size()) return;
  std::size_t lf = findByte(text, '\n', at);
  std::size_t cr = findByte(text, '\r', at);
  while (lf < text.size() || cr < text.size()) {
    if (cr < lf) {
      if (cr + 1 == whole.size() || whole[cr + 1] != '\n')
        starts.push_back(static_cast<Offset>(cr + 1));
      cr = findByte(text, '\r', cr + 1);
    } else {
      starts.push_back(static_cast<Offset>(lf + 1));
      lf = findByte(text, '\n', lf + 1);
    }
  }
}

std::uint32_t unitsOf(utf8::Character character, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return character.size;
    case Encoding::utf16:
      return character.value > 0xFFFF ? 2 : 1;
    case Encoding::utf32:
      return 1;
  }
  return 1;
}

/// How many units the bytes up to `at` take; `at` is the start of a character.
std::uint32_t countUnits(std::string_view line, std::size_t at, Encoding encoding) {
  if (encoding == Encoding::utf8) return static_cast<std::uint32_t>(at);
  const std::string_view before = line.substr(0, at);
  std::size_t units = 0;
  for (std::size_t i = 0; i < before.size();) {
    if (const std::size_t plain = utf8::skipAscii(before, i); plain > i) {
      units += plain - i;
      i = plain;
      continue;
    }
    const utf8::Character character = utf8::decode(before, i);
    units += unitsOf(character, encoding);
    i += character.size;
  }
  return static_cast<std::uint32_t>(units);
}

/// Bytes before the character that holds the unit; the line's size past its end.
std::size_t skipUnits(std::string_view line, std::uint32_t units, Encoding encoding) {
  if (encoding == Encoding::utf8)
    return utf8::characterStart(line, std::min<std::size_t>(units, line.size()));
  std::size_t i = 0;
  while (i < line.size() && units > 0) {
    if (const std::size_t plain = utf8::skipAscii(line, i); plain > i) {
      const std::size_t taken = std::min<std::size_t>(plain - i, units);
      units -= static_cast<std::uint32_t>(taken);
      i += taken;
      continue;
    }
    const utf8::Character character = utf8::decode(line, i);
    if (unitsOf(character, encoding) > units) break;
    units -= unitsOf(character, encoding);
    i += character.size;
  }
  return i;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : starts_{0} {
  starts_.reserve(text.size() / 32);  // about what a line of YAML or SQL takes
  appendStarts(text, 0, text.size(), starts_);
}

void LineIndex::edit(std::string_view after, Span span, Offset insertedSize) {
  assert(span.begin <= span.end && span.begin + insertedSize <= after.size());
  // Whether a line starts at an offset depends on the two bytes around it, so only starts from the
  // edit's first byte up to its end can come or go: there the edit may join or split a CRLF.
  std::vector<Offset> fresh;
  appendStarts(after, span.begin, std::size_t{span.begin} + insertedSize, fresh);
  const auto first = std::lower_bound(starts_.begin() + 1, starts_.end(), span.begin);
  const auto last = std::upper_bound(first, starts_.end(), span.end);
  const Offset moved =
      insertedSize - span.size();  // wraps around when text goes away, and back below
  std::for_each(last, starts_.end(), [moved](Offset& start) { start += moved; });
  const auto kept = std::min(last - first, static_cast<std::ptrdiff_t>(fresh.size()));
  std::copy_n(fresh.begin(), kept, first);
  if (kept < last - first) {
    starts_.erase(first + kept, last);
  } else {
    starts_.insert(last, fresh.begin() + kept, fresh.end());
  }
}

std::uint32_t LineIndex::lineOf(Offset at) const {
  return static_cast<std::uint32_t>(std::ranges::upper_bound(starts_, at) - starts_.begin() - 1);
}

Offset LineIndex::lineStart(std::uint32_t line) const {
  return starts_[std::min(line, lineCount() - 1)];
}

Span LineIndex::lineSpan(std::string_view text, std::uint32_t line) const {
  const Offset begin = lineStart(line);
  if (line + 1 >= lineCount()) return {begin, static_cast<Offset>(text.size())};
  Offset end = starts_[line + 1] - 1;
  if (text[end] == '\n' && end > begin && text[end - 1] == '\r') --end;
  return {begin, end};
}

Position LineIndex::position(std::string_view text, Offset at, Encoding encoding) const {
  const std::uint32_t line = lineOf(at);
  const Span bytes = lineSpan(text, line);
  const std::string_view lineText = text.substr(bytes.begin, bytes.size());
  const std::size_t inLine = utf8::characterStart(lineText, std::min(at, bytes.end) - bytes.begin);
  return {line, countUnits(lineText, inLine, encoding)};
}

Range LineIndex::range(std::string_view text, Span span, Encoding encoding) const {
  return {position(text, span.begin, encoding), position(text, span.end, encoding)};
}

Offset LineIndex::offset(std::string_view text, Position position, Encoding encoding) const {
  if (position.line >= lineCount()) return static_cast<Offset>(text.size());
  const Span bytes = lineSpan(text, position.line);
  const std::string_view lineText = text.substr(bytes.begin, bytes.size());
  return bytes.begin + static_cast<Offset>(skipUnits(lineText, position.character, encoding));
}

Span LineIndex::span(std::string_view text, Range range, Encoding encoding) const {
  return {offset(text, range.start, encoding), offset(text, range.end, encoding)};
}

}  // namespace osiris::text
