#include "report/lineage.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "report/display_width.h"

namespace osiris::report {
namespace {

using Json = nlohmann::ordered_json;
using plan::LineageEdge;

/// "group by"; nothing for a column as it is.
std::string wordsOf(sql::Influence influence) {
  if (influence == sql::Influence::identity) return {};
  std::string words = ascii::lower(sql::nameOf(influence));
  std::ranges::replace(words, '_', ' ');
  return words;
}

/// "amount (aggregation), stage (join, filter)"; edges of one source column stand in a row.
std::string sourcesOf(const std::vector<const LineageEdge*>& edges) {
  std::string text;
  for (std::size_t i = 0; i < edges.size();) {
    const std::string& column = edges[i]->from.column;
    std::string words;
    for (; i < edges.size() && edges[i]->from.column == column; ++i) {
      const std::string more = wordsOf(edges[i]->influence);
      words += (words.empty() || more.empty() ? "" : ", ") + more;
    }
    text += (text.empty() ? "" : ", ") + (column.empty() ? "every column" : printable(column));
    if (!words.empty()) text += " (" + words + ")";
  }
  return text;
}

/// A line of a column: which dataset, and which of its columns.
struct Line {
  std::string column;
  std::string dataset;
  std::string sources;
};

std::vector<Line> linesOf(const std::vector<const LineageEdge*>& edges) {
  // That rows come from rows goes without saying where columns are told of.
  const bool hasColumns = std::ranges::any_of(
      edges, [](const LineageEdge* edge) { return !edge->from.column.empty(); });
  std::vector<Line> lines;
  for (std::size_t i = 0; i < edges.size();) {
    const LineageEdge& first = *edges[i];
    std::vector<const LineageEdge*> same;
    for (; i < edges.size() && edges[i]->to == first.to &&
           edges[i]->from.dataset == first.from.dataset;
         ++i) {
      if (!hasColumns || !edges[i]->from.column.empty()) same.push_back(edges[i]);
    }
    if (same.empty()) continue;
    const char* whole = hasColumns ? "which rows" : "all";
    lines.push_back({first.to.column.empty() ? whole : printable(first.to.column),
                     printable(first.from.dataset), sourcesOf(same)});
  }
  return lines;
}

std::string draw(const std::vector<Line>& lines) {
  std::size_t columnWidth = 0;
  std::size_t datasetWidth = 0;
  for (const Line& line : lines) {
    columnWidth = std::max(columnWidth, displayWidth(line.column));
    datasetWidth = std::max(datasetWidth, displayWidth(line.dataset));
  }
  const auto padded = [](const std::string& text, std::size_t width) {
    return text + std::string(width - displayWidth(text) + 2, ' ');
  };
  std::string text;
  const std::string* before = nullptr;
  for (const Line& line : lines) {
    const bool isSame = before != nullptr && *before == line.column;
    text += "  " + padded(isSame ? "" : line.column, columnWidth) +
            padded(line.dataset, datasetWidth) + line.sources + "\n";
    before = &line.column;
  }
  return text;
}

/// From, to and the pipelines between them, each once.
std::map<std::pair<std::string, std::string>, std::set<std::string>> datasetEdges(
    const LineageFindings& findings) {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> edges;
  for (const LineageEdge& edge : findings.edges)
    edges[{edge.from.dataset, edge.to.dataset}].insert(edge.pipeline);
  return edges;
}

std::string joined(const std::set<std::string>& names, const char* between) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : between) + printable(name);
  return text;
}

std::string quoteSafe(std::string_view text, std::string_view quote) {
  std::string safe;
  for (const char c : printable(text)) {
    if (c == '"')
      safe += quote;
    else if (c == '\\')
      safe += quote.starts_with('\\') ? "\\\\" : "\\";
    else
      safe += c;
  }
  return safe;
}

std::map<std::string, std::size_t> numbered(const LineageFindings& findings) {
  std::map<std::string, std::size_t> numbers;
  for (const LineageEdge& edge : findings.edges) {
    numbers.try_emplace(edge.from.dataset);
    numbers.try_emplace(edge.to.dataset);
  }
  std::size_t next = 0;
  for (auto& [name, number] : numbers) number = next++;
  return numbers;
}

/// What is missing, in one sentence however much it is.
std::string noteOf(const std::vector<LineageFindings::Gap>& gaps) {
  constexpr std::size_t mostNamed = 3;
  if (gaps.empty()) return {};
  std::string names;
  for (std::size_t i = 0; i < std::min(gaps.size(), mostNamed); ++i)
    names += fmt::format("{}'{}' in {}", i == 0 ? "" : ", ", printable(gaps[i].step),
                         printable(gaps[i].pipeline));
  if (gaps.size() > mostNamed) names += fmt::format(" and {} more", gaps.size() - mostNamed);
  return "\nnote: there may be more; not followed to the end: " + names + "\n";
}

Json nodeOf(const plan::LineageNode& node) {
  Json json = {{"dataset", node.dataset}};
  json["column"] = node.column.empty() ? Json() : Json(node.column);
  return json;
}

}  // namespace

std::string lineageText(const LineageFindings& findings) {
  std::vector<std::pair<std::string, std::vector<const LineageEdge*>>> groups;
  for (const LineageEdge& edge : findings.edges) {
    const std::string heading = fmt::format("{}  {} in {}", printable(edge.to.dataset),
                                            printable(edge.step), printable(edge.pipeline));
    const auto same =
        std::ranges::find_if(groups, [&](const auto& group) { return group.first == heading; });
    auto& group = same == groups.end()
                      ? groups.emplace_back(heading, std::vector<const LineageEdge*>{})
                      : *same;
    group.second.push_back(&edge);
  }
  std::string text;
  for (auto& [heading, edges] : groups) {
    text += (text.empty() ? "" : "\n") + heading + "\n" + draw(linesOf(edges));
  }
  return text + noteOf(findings.gaps);
}

std::string lineageJson(const LineageFindings& findings) {
  Json edges = Json::array();
  for (const LineageEdge& edge : findings.edges) {
    edges.push_back({{"from", nodeOf(edge.from)},
                     {"to", nodeOf(edge.to)},
                     {"type", sql::isDirect(edge.influence) ? "DIRECT" : "INDIRECT"},
                     {"subtype", sql::nameOf(edge.influence)},
                     {"pipeline", edge.pipeline},
                     {"step", edge.step}});
  }
  Json gaps = Json::array();
  for (const LineageFindings::Gap& gap : findings.gaps)
    gaps.push_back({{"pipeline", gap.pipeline}, {"step", gap.step}});
  const Json all = {{"version", 1}, {"edges", std::move(edges)}, {"gaps", std::move(gaps)}};
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string lineageMermaid(const LineageFindings& findings) {
  std::string text = "flowchart LR\n";
  const auto numbers = numbered(findings);
  for (const auto& [name, number] : numbers)
    text += fmt::format("  d{}[\"{}\"]\n", number, quoteSafe(name, "#quot;"));
  for (const auto& [ends, pipelines] : datasetEdges(findings))
    text += fmt::format("  d{} -->|\"{}\"| d{}\n", numbers.at(ends.first),
                        quoteSafe(joined(pipelines, "<br>"), "#quot;"), numbers.at(ends.second));
  return text;
}

std::string lineageDot(const LineageFindings& findings) {
  std::string text = "digraph lineage {\n  rankdir=LR;\n  node [shape=box];\n";
  for (const auto& [ends, pipelines] : datasetEdges(findings))
    text += fmt::format("  \"{}\" -> \"{}\" [label=\"{}\"];\n", quoteSafe(ends.first, "\\\""),
                        quoteSafe(ends.second, "\\\""), quoteSafe(joined(pipelines, ", "), "\\\""));
  return text + "}\n";
}

}  // namespace osiris::report
