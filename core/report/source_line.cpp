#include "report/source_line.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "report/display_width.h"

namespace osiris::report {
namespace {

constexpr std::size_t tabStop = 4;
/// Bytes that are looked at on each side of a marker; so a line of megabytes costs no more than a
/// short one.
constexpr std::size_t reach = 2048;

/// One character as it is drawn.
struct Cell {
  std::string glyph;
  std::size_t column = 0;  ///< first column it takes
  std::size_t width = 0;
};

struct Row {
  std::vector<Cell> cells;
  std::size_t width = 0;
  std::size_t markBegin = 0;  ///< columns
  std::size_t markEnd = 0;
  bool cutLeft = false;
  bool cutRight = false;
};

/// The part of a line that is worth decoding: all of it unless it is enormous.
text::Span nearby(std::string_view text, text::Span line, text::Span mark) {
  text::Span part = line;
  if (mark.begin > line.begin + reach) part.begin = static_cast<text::Offset>(mark.begin - reach);
  if (line.end > mark.begin + reach) part.end = static_cast<text::Offset>(mark.begin + reach);
  part.begin = static_cast<text::Offset>(utf8::characterStart(text, part.begin));
  part.end = static_cast<text::Offset>(utf8::characterStart(text, part.end));
  return part;
}

Cell drawCharacter(std::string_view bytes, char32_t code, std::size_t column) {
  if (code == '\t') {
    const std::size_t width = tabStop - (column % tabStop);
    return {std::string(width, ' '), column, width};
  }
  if (isTerminalControl(code) || code == 0xFFFD) return {"\uFFFD", column, 1};
  return {std::string(bytes), column, static_cast<std::size_t>(displayWidth(code))};
}

Row layOut(std::string_view text, text::Span line, text::Span mark) {
  const text::Span part = nearby(text, line, mark);
  Row row{.cutLeft = part.begin > line.begin, .cutRight = part.end < line.end};
  bool marking = false;
  bool marked = false;
  for (std::size_t at = part.begin; at < part.end;) {
    const utf8::Character character = utf8::decode(text, at);
    if (!marking && at + character.size > mark.begin) {
      row.markBegin = row.width;
      marking = true;
    }
    if (marking && !marked && at >= mark.end) {
      row.markEnd = row.width;
      marked = true;
    }
    row.cells.push_back(drawCharacter(text.substr(at, character.size), character.value, row.width));
    row.width += row.cells.back().width;
    at += character.size;
  }
  if (!marking) row.markBegin = row.width;
  if (!marked) row.markEnd = row.width;
  row.markEnd = std::max(row.markEnd, row.markBegin + 1);
  return row;
}

struct Window {
  std::size_t begin;
  std::size_t end;
};

/// Which columns to show: all when they fit, else as much as there is room for around the mark.
Window windowOf(const Row& row, std::size_t columns) {
  const std::size_t needed = std::max(row.width, row.markEnd);
  if (needed <= columns && !row.cutLeft) return {0, needed};
  std::size_t begin = 0;
  if (row.markEnd >= columns || row.cutLeft) {
    const std::size_t context = columns / 3;
    begin = row.markBegin > context ? row.markBegin - context : 0;
    begin = std::min(begin, needed > columns ? needed - columns : 0);
  }
  return {begin, std::min(begin + columns, needed)};
}

SourceLine cut(const Row& row, Window window) {
  const bool dotsLeft = window.begin > 0 || row.cutLeft;
  const bool dotsRight = window.end < row.width || row.cutRight;
  const std::size_t first = window.begin + (dotsLeft ? 1 : 0);
  const std::size_t last = window.end - (dotsRight ? 1 : 0);
  SourceLine line;
  line.text = dotsLeft ? "…" : "";
  std::size_t drawn = first;
  for (const Cell& cell : row.cells) {
    if (cell.column < first || cell.column + cell.width > last) continue;
    line.text.append(cell.column - drawn, ' ');
    line.text += cell.glyph;
    drawn = cell.column + cell.width;
  }
  if (dotsRight) line.text.append(last - drawn, ' ').append("…");
  const std::size_t markBegin = std::max(row.markBegin, window.begin);
  const std::size_t markEnd = std::max(std::min(row.markEnd, window.end), markBegin + 1);
  line.marker = std::string(markBegin - window.begin, ' ') + std::string(markEnd - markBegin, '^');
  return line;
}

}  // namespace

SourceLine drawSourceLine(std::string_view text, const text::LineIndex& lines, text::Span span,
                          std::size_t columns) {
  const text::Span line = lines.lineSpan(text, lines.lineOf(span.begin));
  const text::Offset begin = std::clamp(span.begin, line.begin, line.end);
  const text::Offset end = std::clamp(span.end, begin, line.end);
  const Row row = layOut(text, line, {begin, end});
  return cut(row, windowOf(row, std::max<std::size_t>(columns, 20)));
}

}  // namespace osiris::report
