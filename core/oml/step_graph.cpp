#include "oml/step_graph.h"

#include <algorithm>
#include <utility>

namespace osiris::oml {

StepGraph::StepGraph(const Pipeline& pipeline) {
  const auto count = static_cast<std::uint32_t>(pipeline.steps.size());
  starts_.reserve(count + 1);
  edges_.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    starts_.push_back(static_cast<std::uint32_t>(edges_.size()));
    addStep(pipeline, i);
  }
  starts_.push_back(static_cast<std::uint32_t>(edges_.size()));
}

std::vector<Edge> StepGraph::needsOf(const Pipeline& pipeline, std::uint32_t step) {
  StepGraph alone;
  alone.addStep(pipeline, step);
  return std::move(alone.edges_);
}

void StepGraph::addEdge(const Pipeline& pipeline, std::string_view id, const Need* need) {
  const auto found = pipeline.byId.find(id);
  if (found != pipeline.byId.end())
    edges_.push_back({found->second, need});
  else
    complete_ = false;
}

void StepGraph::addStep(const Pipeline& pipeline, std::uint32_t index) {
  const Step& step = *pipeline.steps[index].step;
  const std::size_t first = edges_.size();
  for (const Need& need : step.needs) addEdge(pipeline, need.id, &need);
  const std::size_t known = edges_.size() - first;
  if (known != step.needs.size() || isDoubtful(index, first)) doubtful_.push_back(index);
  for (const Reference& reference : step.references) {
    if (reference.kind == Reference::Kind::step && reference.path.starts_with("/inputs"))
      addEdge(pipeline, reference.name, nullptr);
  }
  if (!step.declaresNeeds && index > 0) edges_.push_back({index - 1, nullptr});
  complete_ = complete_ && !step.unclearNeeds;
  looksBackOnly_ = looksBackOnly_ &&
                   std::all_of(edges_.begin() + static_cast<std::ptrdiff_t>(first), edges_.end(),
                               [index](const Edge& edge) { return edge.to < index; });
}

/// Of the step whose edges were added last.
bool StepGraph::isDoubtful(std::uint32_t index, std::size_t firstEdge) const {
  // A hostile list is not compared with itself: whoever asks looks more closely anyway.
  constexpr std::ptrdiff_t many = 32;
  const auto begin = edges_.begin() + static_cast<std::ptrdiff_t>(firstEdge);
  if (edges_.end() - begin > many) return true;
  for (auto edge = begin; edge != edges_.end(); ++edge) {
    const bool again =
        std::any_of(begin, edge, [&](const Edge& other) { return other.to == edge->to; });
    if (edge->to == index || again) return true;
  }
  return false;
}

}  // namespace osiris::oml
