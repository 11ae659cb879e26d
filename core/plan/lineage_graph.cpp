#include "plan/lineage_graph.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace osiris::plan {

using sql::Influence;

LineageGraph::Node LineageGraph::node(Part& part, std::string_view dataset,
                                      std::string_view column) {
  const Name of = names_.take(dataset);
  const Name called = names_.take(column);
  const Node made = (static_cast<Node>(of) << 32U) | called;
  NodeState& state = states_[made];
  if (state.uses == 0) {
    auto& all = nodes_[of];
    state.place = static_cast<std::uint32_t>(all.size());
    all.push_back(made);
  }
  ++state.uses;
  part.nodes.push_back(made);
  return made;
}

void LineageGraph::release(Node node) {
  const auto of = static_cast<Name>(node >> 32U);
  const auto state = states_.find(node);
  if (--state->second.uses == 0) {
    const auto all = nodes_.find(of);
    const Node last = all->second.back();
    states_.find(last)->second.place = state->second.place;
    all->second[state->second.place] = last;
    all->second.pop_back();
    if (all->second.empty()) nodes_.erase(all);
    states_.erase(state);
  }
  names_.release(of);
  names_.release(static_cast<Name>(node & 0xFFFFFFFFU));
}

LineageNode LineageGraph::named(Node node) const {
  return {names_[static_cast<Name>(node >> 32U)], names_[static_cast<Name>(node & 0xFFFFFFFFU)]};
}

LineageEdge LineageGraph::named(const Edge& edge) const {
  return {named(edge.from), named(edge.to), edge.influence, names_[edge.pipeline],
          names_[edge.step]};
}

void LineageGraph::addEdge(Part& part, Edge edge) {
  if (freeEdges_.empty()) {
    freeEdges_.push_back(static_cast<std::uint32_t>(edges_.size()));
    edges_.emplace_back();
  }
  const std::uint32_t index = freeEdges_.back();
  freeEdges_.pop_back();
  auto& outgoing = states_[edge.from].outgoing;
  edge.fromPlace = static_cast<std::uint32_t>(outgoing.size());
  outgoing.push_back(index);
  auto& incoming = states_[edge.to].incoming;
  edge.toPlace = static_cast<std::uint32_t>(incoming.size());
  incoming.push_back(index);
  edges_[index] = edge;
  part.edges.push_back(index);
}

/// The last of each list takes the place: a table that everybody reads has long ones.
void LineageGraph::removeEdge(std::uint32_t index) {
  const Edge& edge = edges_[index];
  auto& outgoing = states_[edge.from].outgoing;
  edges_[outgoing.back()].fromPlace = edge.fromPlace;
  outgoing[edge.fromPlace] = outgoing.back();
  outgoing.pop_back();
  auto& incoming = states_[edge.to].incoming;
  edges_[incoming.back()].toPlace = edge.toPlace;
  incoming[edge.toPlace] = incoming.back();
  incoming.pop_back();
  freeEdges_.push_back(index);
}

void LineageGraph::add(std::string_view pipeline, const std::vector<StepLineage>& steps,
                       const std::vector<std::string>& stepIds) {
  const auto known = names_.find(pipeline);
  const Name path = known && parts_.contains(*known) ? *known : names_.take(pipeline);
  const auto [found, isNew] = parts_.try_emplace(path);
  Part& part = found->second;
  if (isNew) part.order = added_++;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const StepLineage& step = steps[i];
    if (!step.writes) continue;
    const Name id = part.steps.emplace_back(names_.take(stepIds[i]));
    std::set<std::string> sources;
    const Node rows = node(part, *step.writes, "");
    const auto addAll = [&](const sql::Origins& origins, Node to) {
      for (const sql::Origin& each : origins) {
        sources.insert(each.table);
        addEdge(part, {.from = node(part, each.table, each.column),
                       .to = to,
                       .pipeline = path,
                       .step = id,
                       .influence = each.influence});
      }
    };
    for (const StepColumn& column : step.columns)
      addAll(column.origins, node(part, *step.writes, column.name));
    addAll(step.rows, rows);
    if (step.passes) sources.insert(*step.passes);
    // Fewer or more rows there are fewer or more here.
    for (const std::string& source : sources)
      addEdge(part, {.from = node(part, source, ""), .to = rows, .pipeline = path, .step = id});
  }
}

void LineageGraph::remove(std::string_view pipeline) {
  const auto path = names_.find(pipeline);
  const auto found = path ? parts_.find(*path) : parts_.end();
  if (found == parts_.end()) return;
  for (const std::uint32_t edge : found->second.edges) removeEdge(edge);
  for (const Node each : found->second.nodes) release(each);
  for (const Name step : found->second.steps) names_.release(step);
  parts_.erase(found);
  names_.release(*path);
}

std::vector<LineageGraph::Node> LineageGraph::nodesOf(const LineageNode& node) const {
  const auto dataset = names_.find(node.dataset);
  const auto found = dataset ? nodes_.find(*dataset) : nodes_.end();
  if (found == nodes_.end()) return {};
  if (node.column.empty()) return found->second;
  const auto column = names_.find(node.column);
  if (!column) return {};
  const Node wanted = (static_cast<Node>(*dataset) << 32U) | *column;
  return states_.contains(wanted) ? std::vector{wanted} : std::vector<Node>{};
}

std::vector<LineageEdge> LineageGraph::closure(const LineageNode& from, Direction direction) const {
  std::vector<Node> level = nodesOf(from);
  std::unordered_set<Node> seen(level.begin(), level.end());
  std::vector<LineageEdge> all;
  while (!level.empty()) {
    std::vector<Node> next;
    std::vector<LineageEdge> found;
    for (const Node at : level) {
      const NodeState& state = states_.at(at);
      for (const std::uint32_t index :
           direction == Direction::downstream ? state.outgoing : state.incoming) {
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
  std::vector<const Part*> parts;
  for (const auto& [pipeline, part] : parts_) parts.push_back(&part);
  std::ranges::sort(parts, {}, &Part::order);
  std::vector<LineageEdge> all;
  all.reserve(edges_.size() - freeEdges_.size());
  for (const Part* part : parts) {
    for (const std::uint32_t index : part->edges) all.push_back(named(edges_[index]));
  }
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
