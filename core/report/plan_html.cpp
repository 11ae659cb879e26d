#include "report/plan_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "check/wording.h"
#include "report/display_width.h"
#include "report/embedded_files.h"
#include "report/plan_graph.h"
#include "report/plan_words.h"
#include "report/terminal.h"

namespace osiris::report {
namespace {

/// More cannot be looked at, and takes a browser long to draw.
constexpr std::size_t mostGraphNodes = 400;

std::string_view pageFile(std::string_view path) {
  const auto files = embeddedFiles();
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  assert(found != files.end());
  return found->text;
}

/// RFC 4648, section 4.
std::string base64(const Sha256Digest& bytes) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto byte = [&](std::size_t i) { return at + i < bytes.size() ? bytes[at + i] : 0U; };
    const unsigned group = byte(0) << 16U | byte(1) << 8U | byte(2);
    for (unsigned i = 0; i < 4; ++i)
      text += at + i <= bytes.size() ? letters[group >> (18U - 6U * i) & 63U] : '=';
  }
  return text;
}

/// Text for HTML, also within quotes.
std::string htmlText(std::string_view text) {
  std::string safe;
  for (const char c : printable(text)) {
    if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '&')
      safe += "&amp;";
    else if (c == '"')
      safe += "&quot;";
    else if (c == '\'')
      safe += "&#39;";
    else
      safe += c;
  }
  return safe;
}

std::string htmlCode(std::string_view text) { return "<code>" + htmlText(text) + "</code>"; }

/// The name of a class in its colour.
std::string className(plan::ChangeClass kind) {
  return fmt::format("<b class=\"{0}\">{0}</b>", nameOf(kind));
}

std::string headPart(const plan::Plan& plan) {
  const std::string_view style = pageFile("pages/plan.css");
  const std::string_view script = pageFile("pages/plan.js");
  return fmt::format(
      R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title>
<style>{}</style>
</head>
)",
      base64(sha256(style)), base64(sha256(script)), planHeadline(plan), style);
}

std::string summaryPart(const plan::Plan& plan) {
  std::string part = "<h1>" + planHeadline(plan) + "</h1>\n<p>" + className(plan.kind);
  if (!plan.base.empty()) part += ", compared with " + htmlCode(plan.base);
  if (!plan.environment.empty()) part += ", for " + htmlCode(plan.environment);
  part += fmt::format("</p>\n<h2>Risk: {} of 100</h2>\n<ul>\n", plan.risk.score);
  for (const plan::RiskFeature& feature : plan.risk.features)
    part += fmt::format("<li>{}: {}, {}</li>\n", feature.points, htmlText(feature.name),
                        htmlText(feature.reason));
  if (plan.risk.features.empty()) part += "<li>nothing was found that adds to it</li>\n";
  return part + "</ul>\n";
}

std::string tablePart(const TableWords& table) {
  std::string part =
      fmt::format("<table>\n<caption><b>{}</b> {} <span class=\"faint\">{}</span>",
                  nameOf(table.action), htmlCode(table.dataset), htmlText(table.how));
  if (!table.change.empty())
    part +=
        fmt::format(" <span class=\"{}\">{}</span>", nameOf(table.kind), htmlText(table.change));
  part += "</caption>\n<tbody>\n";
  for (const ColumnWords& column : table.columns)
    part += fmt::format("<tr><td class=\"sign\">{}</td><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                        column.sign, htmlCode(column.column), htmlText(column.detail));
  return part + "</tbody>\n</table>\n";
}

std::string changeItem(const plan::Change& change) {
  std::string item = "<li>" + className(change.kind) + ": ";
  if (!change.step.empty()) item += "step " + htmlCode(change.step) + ": ";
  item += htmlText(change.what);
  if (!change.reason.empty())
    item += " <span class=\"faint\">" + htmlText(change.reason) + "</span>";
  return item + "</li>\n";
}

std::string pipelinePart(const plan::PlannedPipeline& pipeline) {
  std::string part =
      fmt::format("<article data-item>\n<h3>{}</h3>\n<p>{}, {}", htmlCode(pipeline.path),
                  nameOf(pipeline.state), className(pipeline.diff.kind));
  if (const std::string problems = problemsOf(pipeline); !problems.empty())
    part += fmt::format(", <b class=\"breaking\">{}</b>", problems);
  part += "</p>\n";
  for (const TableWords& table : tableWords(pipeline)) part += tablePart(table);
  if (!pipeline.diff.changes.empty()) {
    part += "<ul>\n";
    for (const plan::Change& change : pipeline.diff.changes) part += changeItem(change);
    part += "</ul>\n";
  }
  if (const std::string gaps = gapsOf(pipeline); !gaps.empty())
    part += "<p>There may be more; not followed to the end: " + htmlText(gaps) + "</p>\n";
  return part + "</article>\n";
}

std::string allPipelines(const plan::Plan& plan) {
  const auto pipelines = riskiestFirst(plan);
  std::string part = "<h2>Pipelines</h2>\n";
  for (const plan::PlannedPipeline* pipeline : pipelines) part += pipelinePart(*pipeline);
  const std::size_t quiet = plan.pipelines.size() - pipelines.size();
  if (quiet > 0 || pipelines.empty())
    part += "<p>" + check::counted(quiet, "pipeline") + " unchanged</p>\n";
  return part;
}

std::string allDownstream(const plan::Plan& plan) {
  const auto pipelines = downstreamByPipeline(plan);
  if (pipelines.empty()) return {};
  std::string part = "<h2>Downstream: " + check::counted(pipelines.size(), "pipeline") + "</h2>\n";
  for (const DownstreamPipeline& pipeline : pipelines) {
    part += "<article data-item>\n<h3>" + htmlCode(pipeline.path) + "</h3>\n<p>";
    part += pipeline.owners.empty() ? "no owner is known" : "owners:";
    for (const std::string_view owner : pipeline.owners) part += " " + htmlCode(owner);
    part += "</p>\n<ul>\n";
    for (const plan::Touched* touched : pipeline.touched)
      part += "<li>" + className(touched->kind) + ": " + htmlCode(touchedName(*touched)) + " ← " +
              htmlCode(touched->from) + "</li>\n";
    part += "</ul>\n</article>\n";
  }
  return part;
}

std::string betweenEnvironments(const plan::Plan& plan) {
  std::string items;
  for (const plan::PlannedPipeline& pipeline : plan.pipelines) {
    for (const plan::Change& change : pipeline.diff.environmentOnly)
      items += "<li>" + htmlCode(pipeline.path) + ": " + htmlText(change.what) + "</li>\n";
  }
  if (items.empty()) return {};
  return "<h2>Between environments only</h2>\n<p>No change of what a pipeline says.</p>\n<ul>\n" +
         items + "</ul>\n";
}

nlohmann::json graphValue(const PlanGraph& graph) {
  const auto shown = [](const std::vector<std::string>& texts) {
    std::vector<std::string> safe;
    for (const std::string& text : texts) safe.push_back(printable(text));
    return safe;
  };
  nlohmann::json nodes = nlohmann::json::array();
  for (const PlanNode& node : graph.nodes)
    nodes.push_back({{"kind", node.kind == PlanNodeKind::step ? "step" : "dataset"},
                     {"name", printable(node.name)},
                     {"pipeline", printable(node.pipeline)},
                     {"class", nameOf(node.change)},
                     {"columns", shown(node.columns)}});
  nlohmann::json edges = nlohmann::json::array();
  for (const PlanEdge& edge : graph.edges)
    edges.push_back({{"from", edge.from},
                     {"to", edge.to},
                     {"fromColumn", printable(edge.fromColumn)},
                     {"toColumn", printable(edge.toColumn)}});
  return {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
}

/// JSON that cannot end the element it stands in.
std::string scriptSafe(const nlohmann::json& value) {
  std::string safe;
  for (const char c : value.dump()) {
    if (c == '<')
      safe += "\\u003c";
    else
      safe += c;
  }
  return safe;
}

/// Shown by the script, which alone can draw it.
std::string graphParts(const PlanGraph& graph) {
  return fmt::format(R"(<section id="graph-part" hidden>
<h2>Graph</h2>
<p>Choose a column, or the name of a step or dataset, to see where it comes from and goes; Escape lets go.{}</p>
<div id="graph"><svg role="group" aria-label="steps, datasets and columns"></svg></div>
</section>
)",
                     graph.complete ? "" : " There is more than is drawn.");
}

constexpr std::string_view filterPart = R"(<p id="filter-part" hidden>
<label for="filter">Filter by text</label><br>
<input id="filter" type="search" autocomplete="off">
<span id="shown" role="status"></span>
</p>
)";

}  // namespace

std::string planHtml(const plan::Plan& plan) {
  const PlanGraph graph = planGraph(plan, mostGraphNodes);
  std::string page = headPart(plan) + "<body>\n<main>\n" + summaryPart(plan);
  page += filterPart;
  page += graphParts(graph);
  page += allPipelines(plan);
  page += allDownstream(plan);
  page += betweenEnvironments(plan);
  page += "</main>\n<script type=\"application/json\" id=\"plan-graph\">";
  page += scriptSafe(graphValue(graph));
  page += "</script>\n<script>";
  page += pageFile("pages/plan.js");
  return page + "</script>\n</body>\n</html>\n";
}

}  // namespace osiris::report
