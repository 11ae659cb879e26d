// What a plan touches, as a graph to draw: steps, the datasets between them, and their columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace osiris::report {

enum class PlanNodeKind : std::uint8_t { step, dataset };

struct PlanNode {
  PlanNodeKind kind = PlanNodeKind::step;
  std::string name;
  std::string pipeline;  ///< of a step
  plan::ChangeClass change = plan::ChangeClass::identical;
  std::vector<std::string> columns;
};

/// Rows, or one column, that go from a node to another; by index.
struct PlanEdge {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string fromColumn;  ///< both empty: rows
  std::string toColumn;
};

struct PlanGraph {
  std::vector<PlanNode> nodes;
  std::vector<PlanEdge> edges;
  bool complete = true;  ///< false: there was more than `mostNodes`
};

/// The riskiest pipelines first, then what is downstream. Only what the plan says is drawn: columns
/// of a step are those of the dataset it writes, and those of datasets downstream come from what
/// changes.
[[nodiscard]] PlanGraph planGraph(const plan::Plan& plan, std::size_t mostNodes);

/// The graph with pipelines in place of their steps: a Mermaid flowchart.
[[nodiscard]] std::string planMermaid(const PlanGraph& graph);

}  // namespace osiris::report
