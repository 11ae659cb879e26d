#include "report/plan_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "report/display_width.h"
#include "report/plan_words.h"

namespace osiris::report {
namespace {

class GraphBuilder {
 public:
  explicit GraphBuilder(std::size_t mostNodes) : mostNodes_(mostNodes) {}

  void add(const plan::PlannedPipeline& pipeline) {
    for (const plan::PlannedStep& step : pipeline.steps) add(pipeline, step);
    for (const plan::PlannedTable& table : pipeline.tables) {
      if (table.step.empty()) continue;
      const Found step = node(PlanNodeKind::step, pipeline.path, table.step);
      connect(step, dataset(table.dataset));
      for (const sql::Column& column : table.columns)
        connect(step, column.name, dataset(table.dataset), column.name);
    }
    for (const plan::DatasetChange& change : pipeline.diff.datasets)
      raise(dataset(change.dataset), change.kind);
    for (const plan::Change& change : pipeline.diff.changes) add(pipeline, change);
  }

  void add(const plan::Touched& touched) {
    const auto [name, column] = split(touched.from);
    const Found from = dataset(name);
    const Found step = node(PlanNodeKind::step, touched.pipeline, touched.step);
    const Found to = dataset(touched.dataset);
    raise(step, touched.kind);
    connect(from, step);
    connect(step, to);
    connect(from, column, to, touched.column);
  }

  PlanGraph take() { return std::move(graph_); }

 private:
  using Found = std::optional<std::size_t>;

  /// Nothing when the graph is full.
  Found node(PlanNodeKind kind, const std::string& pipeline, const std::string& name) {
    const auto known = numbers_.find({kind, pipeline, name});
    if (known != numbers_.end()) return known->second;
    if (graph_.nodes.size() == mostNodes_) {
      graph_.complete = false;
      return std::nullopt;
    }
    numbers_.emplace(std::tuple(kind, pipeline, name), graph_.nodes.size());
    graph_.nodes.push_back({.kind = kind, .name = name, .pipeline = pipeline, .columns = {}});
    return graph_.nodes.size() - 1;
  }

  Found dataset(const std::string& name) { return node(PlanNodeKind::dataset, "", name); }

  void raise(Found at, plan::ChangeClass kind) {
    if (at) graph_.nodes[*at].change = std::max(graph_.nodes[*at].change, kind);
  }

  void connect(Found from, Found to) { connect(from, "", to, ""); }

  /// Rows are drawn between neighbours alone, so an edge needs both columns or none.
  void connect(Found from, const std::string& fromColumn, Found to, const std::string& toColumn) {
    if (!from || !to || from == to || fromColumn.empty() != toColumn.empty()) return;
    if (!edges_.insert({*from, *to, fromColumn, toColumn}).second) return;
    addColumn(*from, fromColumn);
    addColumn(*to, toColumn);
    graph_.edges.push_back({*from, *to, fromColumn, toColumn});
  }

  void addColumn(std::size_t at, const std::string& column) {
    if (!column.empty() && columns_.insert({at, column}).second)
      graph_.nodes[at].columns.push_back(column);
  }

  void add(const plan::PlannedPipeline& pipeline, const plan::PlannedStep& step) {
    const Found to = node(PlanNodeKind::step, pipeline.path, step.id);
    if (!to) return;
    for (const sql::Column& column : step.columns) addColumn(*to, column.name);
    for (const std::string& need : step.needs)
      connect(node(PlanNodeKind::step, pipeline.path, need), to);
    for (const std::string& read : step.reads) connect(dataset(read), to);
    if (!step.writes) return;
    connect(to, dataset(*step.writes));
    for (const sql::Column& column : step.columns)
      connect(to, column.name, dataset(*step.writes), column.name);
  }

  void add(const plan::PlannedPipeline& pipeline, const plan::Change& change) {
    if (change.step.empty()) return;
    const Found step = node(PlanNodeKind::step, pipeline.path, change.step);
    raise(step, change.kind);
    for (const std::string& reached : change.reaches) {
      const auto [name, column] = split(reached);
      connect(step, change.column, dataset(name), column);
    }
  }

  /// The dataset and the column of "duckdb://w/main.orders.total". Both may have dots: what the
  /// graph knows as a dataset is one.
  [[nodiscard]] std::pair<std::string, std::string> split(const std::string& text) const {
    const auto isKnown = [&](const std::string& name) {
      return numbers_.contains({PlanNodeKind::dataset, "", name});
    };
    if (isKnown(text)) return {text, ""};
    for (std::size_t dot = text.rfind('.'); dot != std::string::npos && dot > 0;
         dot = text.rfind('.', dot - 1)) {
      if (isKnown(text.substr(0, dot))) return {text.substr(0, dot), text.substr(dot + 1)};
    }
    return {text, ""};
  }

  std::size_t mostNodes_;
  PlanGraph graph_;
  std::map<std::tuple<PlanNodeKind, std::string, std::string>, std::size_t> numbers_;
  std::set<std::tuple<std::size_t, std::size_t, std::string, std::string>> edges_;
  std::set<std::pair<std::size_t, std::string>> columns_;
};

/// A label that is nothing but text to Mermaid: what is no letter, digit or plain sign is written
/// as its code, and what is long is cut.
std::string mermaidLabel(std::string_view text) {
  constexpr std::size_t mostCharacters = 80;
  static constexpr std::string_view plain = " ._-/:,";
  const std::string shown = printable(text);
  std::string label;
  std::size_t count = 0;
  for (std::size_t at = 0; at < shown.size(); ++count) {
    const utf8::Character character = utf8::decode(shown, at);
    if (count == mostCharacters) return label + "…";
    const std::string_view bytes = std::string_view(shown).substr(at, character.size);
    const char c = bytes.front();
    const bool isPlain = character.value >= 0x80 || (c >= '0' && c <= '9') ||
                         (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                         plain.find(c) != std::string_view::npos;
    label += isPlain ? std::string(bytes) : fmt::format("#{};", static_cast<unsigned>(c));
    at += character.size;
  }
  return label;
}

std::string_view mermaidClass(plan::ChangeClass kind) {
  if (kind == plan::ChangeClass::breaking) return ":::breaking";
  return isSafe(kind) ? "" : ":::careful";
}

}  // namespace

PlanGraph planGraph(const plan::Plan& plan, std::size_t mostNodes) {
  GraphBuilder builder(mostNodes);
  for (const plan::PlannedPipeline* pipeline : riskiestFirst(plan)) builder.add(*pipeline);
  for (const plan::Touched& touched : plan.downstream) builder.add(touched);
  return builder.take();
}

std::string planMermaid(const PlanGraph& graph) {
  std::map<std::string, plan::ChangeClass> pipelines;
  for (const PlanNode& node : graph.nodes) {
    if (node.kind != PlanNodeKind::step) continue;
    auto& kind = pipelines[node.pipeline];
    kind = std::max(kind, node.change);
  }
  std::string text = "flowchart LR\n";
  for (auto it = pipelines.begin(); it != pipelines.end(); ++it)
    text += fmt::format("  p{}([\"{}\"]){}\n", std::distance(pipelines.begin(), it),
                        mermaidLabel(it->first), mermaidClass(it->second));
  const auto nameOfNode = [&](std::size_t at) {
    const PlanNode& node = graph.nodes[at];
    if (node.kind == PlanNodeKind::dataset) return fmt::format("d{}", at);
    return fmt::format("p{}", std::distance(pipelines.begin(), pipelines.find(node.pipeline)));
  };
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const PlanNode& node = graph.nodes[i];
    if (node.kind == PlanNodeKind::dataset)
      text +=
          fmt::format("  d{}[(\"{}\")]{}\n", i, mermaidLabel(node.name), mermaidClass(node.change));
  }
  std::set<std::pair<std::string, std::string>> drawn;
  for (const PlanEdge& edge : graph.edges) {
    if (!edge.fromColumn.empty()) continue;
    const std::pair ends{nameOfNode(edge.from), nameOfNode(edge.to)};
    if (ends.first != ends.second && drawn.insert(ends).second)
      text += "  " + ends.first + " --> " + ends.second + "\n";
  }
  return text +
         "  classDef breaking stroke:#cf222e,stroke-width:3px\n"
         "  classDef careful stroke:#9a6700,stroke-width:2px\n";
}

}  // namespace osiris::report
