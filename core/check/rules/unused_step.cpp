#include <algorithm>
#include <vector>

#include "check/rules/rules.h"
#include "check/rules/step_path.h"
#include "check/wording.h"

namespace osiris::check::rules {

/// unused_step. Only in a pipeline that writes something, and where every `needs` is understood:
/// else nobody knows what its rows are for.
void unusedStep(const PipelineContext& context) {
  const oml::StepGraph& graph = context.graph;
  const auto& steps = context.pipeline.steps;
  const bool writes =
      std::ranges::any_of(steps, [](const auto& each) { return each.step->mode == "write"; });
  if (!writes || !graph.isComplete()) {
    return;
  }
  std::vector<bool> used(graph.size(), false);
  for (std::size_t i = 0; i < graph.size(); ++i) {
    for (const oml::Edge& edge : graph.needs(i)) {
      used[edge.to] = true;
    }
  }
  for (std::size_t i = 0; i < graph.size(); ++i) {
    const oml::Step& step = *steps[i].step;
    if (!used[i] && !step.id.empty() && (step.mode == "read" || step.mode == "transform")) {
      context.reporter.report(code::unused_step, idSpan(steps[i]), stepPath(i),
                              "no step needs " + inQuotes(step.id));
    }
  }
}

}  // namespace osiris::check::rules
