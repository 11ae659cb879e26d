#include "ide/on_type_formatting.h"

#include <algorithm>
#include <optional>
#include <string>

#include "ide/caret_line.h"
#include "ide/place.h"

namespace osiris::ide {
namespace {

using syntax::Style;
using syntax::Value;
using text::Offset;
using text::Span;

constexpr std::size_t indentation = 2;  ///< columns a level is indented by

struct Line {
  Offset begin = 0;
  std::string_view text;    ///< without its line break and the blanks at its end
  std::size_t indent = 0;   ///< blanks before its text

  [[nodiscard]] Offset end() const { return begin + static_cast<Offset>(text.size()); }
};

Line lineAround(std::string_view text, Offset at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_of("\r\n", at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::string_view line =
      text.substr(begin, std::min(text.find_first_of("\r\n", begin), text.size()) - begin);
  const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
  line = line.substr(0, line.find_last_not_of(" \t") + 1);
  return {static_cast<Offset>(begin), line, indent};
}

/// Nothing above the first one.
std::optional<Line> lineAbove(std::string_view text, const Line& line) {
  if (line.begin == 0) return std::nullopt;
  Offset end = line.begin - 1;
  if (end > 0 && text[end] == '\n' && text[end - 1] == '\r') --end;
  return lineAround(text, end);
}

/// Whether a line ends within something that goes over several: a flow list, text in quotes, a
/// block or plain text that began above it.
bool endsWithinAValue(const oml::Pipeline& pipeline, const Line& line) {
  const Place place = placeAt(pipeline, line.end());
  return std::ranges::any_of(place.levels, [&](const Level& level) {
    const Value& value = level.value;
    const Span span = value.span();
    if (!value || value.style() == Style::block || value.copied()) return false;
    if (value.isScalar() && span.begin < line.begin) return true;
    const bool blockOfText = value.style() == Style::literal || value.style() == Style::folded;
    return blockOfText ? !value.text().empty() : value.incomplete() || span.end > line.end();
  });
}

/// Whether a key's value stands on the lines below.
bool opensLinesBelow(std::string_view value) {
  return value.empty() || value.front() == '#' || value.front() == '|' || value.front() == '>' ||
         ((value.front() == '&' || value.front() == '!') &&
          value.find(' ') == std::string_view::npos);
}

std::optional<std::size_t> columnBelow(const oml::Pipeline& pipeline, const Line& line) {
  const CaretLine content = caretLine(pipeline, line.end());
  if (content.key)
    return opensLinesBelow(content.typed) ? content.column + indentation : content.column;
  if (!content.item) return std::nullopt;
  return line.text.ends_with('-') && content.text.empty() ? line.indent + indentation : line.indent;
}

std::vector<text::Edit> indented(const Line& line, std::size_t now, std::size_t wanted) {
  const auto at = [&](std::size_t column) { return line.begin + static_cast<Offset>(column); };
  if (now < wanted) return {{{at(now), at(now)}, std::string(wanted - now, ' ')}};
  if (now > wanted) return {{{at(wanted), at(now)}, ""}};
  return {};
}

}  // namespace

std::vector<text::Edit> formatNewLine(const oml::Pipeline& pipeline, Offset at) {
  const Line line = lineAround(pipeline.source, at);
  const auto above = lineAbove(pipeline.source, line);
  if (!line.text.empty() || !above || above->text.empty()) return {};
  const std::string_view blanks = pipeline.source.substr(line.begin, line.indent);
  if (blanks.find('\t') != std::string_view::npos || endsWithinAValue(pipeline, *above)) return {};
  const auto wanted = columnBelow(pipeline, *above);
  return wanted ? indented(line, line.indent, *wanted) : std::vector<text::Edit>();
}

std::vector<text::Edit> formatDash(const oml::Pipeline& pipeline, Offset at) {
  const Line line = lineAround(pipeline.source, at);
  auto above = lineAbove(pipeline.source, line);
  while (above && above->text.empty()) above = lineAbove(pipeline.source, *above);
  if (line.text.empty() || line.text.substr(line.indent) != "-" ||
      line.text.find('\t') != std::string_view::npos || !above ||
      endsWithinAValue(pipeline, line) || endsWithinAValue(pipeline, *above))
    return {};
  const CaretLine content = caretLine(pipeline, above->end());
  // A list may begin below a key without a value, and go on below its items.
  if (!content.key || opensLinesBelow(content.typed) || content.column != line.indent) return {};
  std::size_t column = line.indent;
  for (std::optional<Line> around = above; around; around = lineAbove(pipeline.source, *around)) {
    if (around->text.empty()) continue;
    const bool item = around->text.substr(around->indent).starts_with("- ");
    if (item && around->indent < column) return indented(line, line.indent, around->indent);
    column = std::min(column, around->indent);
    if (column == 0) break;
  }
  return {};
}

}  // namespace osiris::ide
