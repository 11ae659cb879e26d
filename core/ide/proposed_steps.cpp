#include "ide/proposed_steps.h"

#include <algorithm>

#include "ide/completion.h"
#include "ide/workspace_symbol.h"

namespace osiris::ide {

std::vector<std::size_t> proposedSteps(const oml::Pipeline& pipeline, std::size_t step,
                                       std::string_view typed,
                                       const std::function<bool(const oml::Step&)>& fit) {
  const auto& steps = pipeline.steps;
  const bool all = steps.size() <= mostStepsProposed;
  std::vector<std::size_t> proposed;
  const auto propose = [&](std::size_t index) {
    const oml::Step& each = *steps[index].step;
    if (!each.id.empty() && (all || matchScore(typed, each.id)) && fit(each))
      proposed.push_back(index);
    return proposed.size() < mostStepsProposed;
  };
  std::size_t above = step;
  while (above > 0 && propose(above - 1)) --above;
  std::size_t below = step + 1;
  while (proposed.size() < mostStepsProposed && below < steps.size() && propose(below)) ++below;
  std::ranges::sort(proposed);
  return proposed;
}

}  // namespace osiris::ide
