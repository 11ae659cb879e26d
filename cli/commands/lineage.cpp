#include "cli/commands/lineage.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/edit_distance.h"
#include "cli/choice.h"
#include "cli/workspace_lineage.h"

namespace osiris::cli {
namespace {

using plan::LineageGraph;
using plan::LineageNode;

enum class LineageFormat : std::uint8_t { text, json, mermaid, dot };

struct LineageOptions {
  std::string target;
  bool up = false;
  bool down = false;
  LineageFormat format = LineageFormat::text;
};

/// The dataset, or the dataset and the column behind its last dot.
Result<LineageNode> nodeCalled(const LineageGraph& graph, const std::string& target) {
  const auto datasets = graph.datasets();
  const auto has = [&](const std::string& name) {
    return std::ranges::binary_search(datasets, name);
  };
  if (has(target)) return LineageNode{target, ""};
  const std::size_t dot = target.rfind('.');
  const std::string dataset = target.substr(0, dot);
  if (dot != std::string::npos && has(dataset)) {
    const auto columns = graph.columnsOf(dataset);
    std::string column = target.substr(dot + 1);
    if (std::ranges::binary_search(columns, column)) return LineageNode{dataset, column};
    const auto meant = nearest(column, columns);
    return fail("no_such_column",
                fmt::format("no pipeline reads or writes the column '{}' of '{}'", column, dataset),
                meant ? fmt::format("did you mean '{}'?", *meant) : "");
  }
  const auto meant = nearest(target, datasets);
  return fail("no_such_dataset", fmt::format("no pipeline reads or writes '{}'", target),
              meant ? fmt::format("did you mean '{}'?", *meant)
                    : "'osiris lineage' shows all datasets of this workspace");
}

void addClosure(const LineageGraph& graph, const LineageNode& node,
                LineageGraph::Direction direction, report::LineageFindings& findings) {
  auto edges = graph.closure(node, direction);
  std::ranges::move(edges, std::back_inserter(findings.edges));
}

std::string render(const report::LineageFindings& findings, LineageFormat format) {
  switch (format) {
    case LineageFormat::json:
      return report::lineageJson(findings);
    case LineageFormat::mermaid:
      return report::lineageMermaid(findings);
    case LineageFormat::dot:
      return report::lineageDot(findings);
    case LineageFormat::text:
      break;
  }
  return report::lineageText(findings);
}

Result<> runLineage(Session& session, const LineageOptions& options) {
  const bool ofDataset = options.target.find("://") != std::string::npos;
  if (!ofDataset && (options.up || options.down)) {
    return fail("usage", "'--up' and '--down' go with a dataset",
                "name one: 'osiris lineage --up duckdb://warehouse/main.orders'");
  }
  Workspaces workspaces(session.files());
  const auto selection =
      selectFiles(session,
                  ofDataset || options.target.empty() ? std::vector<std::string>{}
                                                      : std::vector{options.target},
                  workspaces);
  if (!selection) return std::unexpected(selection.error());
  WorkspaceLineage gathered = lineageOf(session, selection->files);
  report::LineageFindings findings;
  if (ofDataset) {
    const auto node = nodeCalled(gathered.graph, options.target);
    if (!node) return std::unexpected(node.error());
    if (options.up || !options.down)
      addClosure(gathered.graph, *node, LineageGraph::Direction::upstream, findings);
    if (options.down || !options.up)
      addClosure(gathered.graph, *node, LineageGraph::Direction::downstream, findings);
  } else {
    findings.edges = gathered.graph.edges();
  }
  findings.gaps = std::move(gathered.gaps);
  session.print(render(findings, options.format));
  if (findings.edges.empty()) session.note("no pipeline here writes anything that is known");
  for (const Error& problem : selection->problems) session.fail(problem);
  return {};
}

constexpr const char* lineageExamples = R"(Examples:
  osiris lineage                                         every dataset of this workspace
  osiris lineage pipelines/orders.oml                    what one pipeline makes of what
  osiris lineage duckdb://warehouse/main.orders          where a table comes from, and who uses it
  osiris lineage --up duckdb://warehouse/main.orders.id  where one column comes from
  osiris lineage --format mermaid                        a picture for a page)";

}  // namespace

void addLineageCommand(CLI::App& app, Session& session) {
  const auto options = std::make_shared<LineageOptions>();
  CLI::App* command = app.add_subcommand("lineage", "Where columns come from, and where they go");
  command
      ->add_option("TARGET", options->target,
                   "A pipeline, a folder, a dataset or one of its columns; left out: this "
                   "workspace")
      ->type_name("");
  command->add_flag("--up", options->up, "What the dataset comes from");
  command->add_flag("--down", options->down, "What comes from the dataset");
  addChoice(*command, "--format", options->format,
            {{"text", LineageFormat::text},
             {"json", LineageFormat::json},
             {"mermaid", LineageFormat::mermaid},
             {"dot", LineageFormat::dot}},
            "How it is written");
  command->footer(lineageExamples);
  command->callback([options, &session] {
    if (auto done = runLineage(session, *options); !done) session.fail(done.error());
  });
}

}  // namespace osiris::cli
