#include "text/line_index.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "base/utf8.h"

namespace osiris::text {

namespace {

constexpr std::uint64_t lowBits = 0x7F7F7F7F7F7F7F7FULL;

/// The high bit of every byte of `block` that is `wanted`, and no other.
std::uint64_t bytesThatAre(std::uint64_t block, char wanted) {
  const std::uint64_t zeroWhereEqual = block ^ (lowBits / 0x7F * static_cast<std::uint8_t>(wanted));
  return ~(((zeroWhereEqual & lowBits) + lowBits) | zeroWhereEqual | lowBits);
}

/// Eight bytes with the first one lowest, whatever the machine's order.
std::uint64_t loadBlock(const char* bytes) {
  std::uint64_t block = 0;
  std::memcpy(&block, bytes, sizeof block);
  return std::endian::native == std::endian::little ? block : std::byteswap(block);
}

/// Appends the line start that a CR or LF at `at` makes: a CR before LF makes none.
void appendStart(std::string_view text, std::size_t at, std::vector<Offset>& starts) {
  if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') return;
  starts.push_back(static_cast<Offset>(at + 1));
}

/// Appends every line start in [first, last], in order: it is the bytes before them that make them.
void appendStarts(std::string_view text, std::size_t first, std::size_t last,
                  std::vector<Offset>& starts) {
  std::size_t at = std::max<std::size_t>(first, 1) - 1;
  for (; at + sizeof(std::uint64_t) <= last; at += sizeof(std::uint64_t)) {
    const std::uint64_t block = loadBlock(text.data() + at);
    std::uint64_t breaks = bytesThatAre(block, '\n') | bytesThatAre(block, '\r');
    for (; breaks != 0; breaks &= breaks - 1) {
      appendStart(text, at + static_cast<std::size_t>(std::countr_zero(breaks)) / 8, starts);
    }
  }
  for (; at < last; ++at) {
    if (text[at] == '\n' || text[at] == '\r') appendStart(text, at, starts);
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

std::uint32_t LineIndex::lineOf(Offset at, std::uint32_t near) const {
  if (lineStart(near) > at) return lineOf(at);
  std::size_t low = std::min(near, lineCount() - 1);
  std::size_t reach = 1;
  for (; low + reach < starts_.size() && starts_[low + reach] <= at; reach *= 2) low += reach;
  const auto begin = starts_.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end =
      starts_.begin() + static_cast<std::ptrdiff_t>(std::min(low + reach, starts_.size()));
  return static_cast<std::uint32_t>(std::upper_bound(begin, end, at) - starts_.begin() - 1);
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
  return positionOn(lineOf(at), text, at, encoding);
}

Position LineIndex::positionOn(std::uint32_t line, std::string_view text, Offset at,
                               Encoding encoding) const {
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
