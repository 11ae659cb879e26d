#include "plan/lineage_graph.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace osiris::plan {

using sql::Influence;

LineageGraph::Name LineageGraph::intern(std::string_view name) {
  const auto [found, isNew] = ids_.try_emplace(std::string(name), static_cast<Name>(names_.size()));
  if (isNew) names_.emplace_back(name);
  return found->second;
}

std::optional<LineageGraph::Name> LineageGraph::known(std::string_view name) const {
  const auto found = ids_.find(std::string(name));
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

LineageGraph::Node LineageGraph::node(std::string_view dataset, std::string_view column) {
  const Name of = intern(dataset);
  const Node made = (static_cast<Node>(of) << 32U) | intern(column);
  if (known_.insert(made).second) nodes_[of].push_back(made);
  return made;
}

LineageNode LineageGraph::named(Node node) const {
  return {names_[static_cast<Name>(node >> 32U)], names_[static_cast<Name>(node & 0xFFFFFFFFU)]};
}

LineageEdge LineageGraph::named(const Edge& edge) const {
  return {named(edge.from), named(edge.to), edge.influence, names_[edge.pipeline],
          names_[edge.step]};
}

void LineageGraph::addEdge(Edge edge) {
  const auto index = static_cast<std::uint32_t>(edges_.size());
  outgoing_[edge.from].push_back(index);
  incoming_[edge.to].push_back(index);
  edges_.push_back(edge);
}

void LineageGraph::add(std::string_view pipeline, const std::vector<StepLineage>& steps,
                       const std::vector<std::string>& stepIds) {
  const Name path = intern(pipeline);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const StepLineage& step = steps[i];
    if (!step.writes) continue;
    const Name id = intern(stepIds[i]);
    std::set<std::string> sources;
    const Node rows = node(*step.writes, "");
    const auto addAll = [&](const sql::Origins& origins, Node to) {
      for (const sql::Origin& each : origins) {
        sources.insert(each.table);
        addEdge({node(each.table, each.column), to, path, id, each.influence});
      }
    };
    for (const StepColumn& column : step.columns)
      addAll(column.origins, node(*step.writes, column.name));
    addAll(step.rows, rows);
    if (step.passes) sources.insert(*step.passes);
    // Fewer or more rows there are fewer or more here.
    for (const std::string& source : sources)
      addEdge({node(source, ""), rows, path, id, Influence::identity});
  }
}

std::vector<LineageGraph::Node> LineageGraph::nodesOf(const LineageNode& node) const {
  const auto dataset = known(node.dataset);
  const auto found = dataset ? nodes_.find(*dataset) : nodes_.end();
  if (found == nodes_.end()) return {};
  if (node.column.empty()) return found->second;
  const auto column = known(node.column);
  if (!column) return {};
  const Node wanted = (static_cast<Node>(*dataset) << 32U) | *column;
  return known_.contains(wanted) ? std::vector{wanted} : std::vector<Node>{};
}

std::vector<LineageEdge> LineageGraph::closure(const LineageNode& from, Direction direction) const {
  const auto& edgesOf = direction == Direction::downstream ? outgoing_ : incoming_;
  std::vector<Node> level = nodesOf(from);
  std::unordered_set<Node> seen(level.begin(), level.end());
  std::vector<LineageEdge> all;
  while (!level.empty()) {
    std::vector<Node> next;
    std::vector<LineageEdge> found;
    for (const Node at : level) {
      const auto edges = edgesOf.find(at);
      if (edges == edgesOf.end()) continue;
      for (const std::uint32_t index : edges->second) {
        const Edge& edge = edges_[index];
        found.push_back(named(edge));
        const Node far = direction == Direction::downstream ? edge.to : edge.from;
        if (seen.insert(far).second) next.push_back(far);
      }
    }
    std::ranges::sort(found, {}, [](const LineageEdge& edge) {
      return std::tie(edge.from, edge.to, edge.influence, edge.pipeline, edge.step);
    });
    std::ranges::move(found, std::back_inserter(all));
    level = std::move(next);
  }
  return all;
}

std::vector<LineageEdge> LineageGraph::edges() const {
  std::vector<LineageEdge> all;
  all.reserve(edges_.size());
  for (const Edge& edge : edges_) all.push_back(named(edge));
  return all;
}

std::vector<std::string> LineageGraph::datasets() const {
  std::vector<std::string> all;
  for (const auto& [name, nodes] : nodes_) all.push_back(names_[name]);
  std::ranges::sort(all);
  return all;
}

std::vector<std::string> LineageGraph::columnsOf(std::string_view dataset) const {
  std::vector<std::string> all;
  for (const Node each : nodesOf({std::string(dataset), ""})) {
    if (std::string name = named(each).column; !name.empty()) all.push_back(std::move(name));
  }
  std::ranges::sort(all);
  return all;
}

}  // namespace osiris::plan
