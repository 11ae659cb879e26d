#include "check/rules/rules.h"
#include "check/rules/step_graph.h"

namespace osiris::check::rules {

StepGraph::StepGraph(const oml::Pipeline& pipeline) {
  const auto count = static_cast<std::uint32_t>(pipeline.steps.size());
  starts_.reserve(count + 1);
  edges_.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    starts_.push_back(static_cast<std::uint32_t>(edges_.size()));
    add(pipeline, i);
  }
  starts_.push_back(static_cast<std::uint32_t>(edges_.size()));
}

void StepGraph::add(const oml::Pipeline& pipeline, std::uint32_t index) {
  const oml::Step& step = *pipeline.steps[index].step;
  const auto addStep = [&](std::string_view id, const oml::Need* need) {
    const auto found = pipeline.byId.find(id);
    if (found != pipeline.byId.end()) {
      edges_.push_back({found->second, need});
    } else {
      complete_ = false;
    }
  };
  for (const oml::Need& need : step.needs) {
    addStep(need.id, &need);
  }
  for (const oml::Reference& reference : step.references) {
    if (reference.kind == oml::Reference::Kind::step && reference.path.starts_with("/inputs")) {
      addStep(reference.name, nullptr);
    }
  }
  if (!step.declaresNeeds && index > 0) {
    edges_.push_back({index - 1, nullptr});
  }
  if (step.declaresNeeds && step.needs.empty()) {
    const Value needs = fieldValue(step.value(), "needs");
    complete_ = complete_ && needs.isSequence() && needs.size() == 0;
  }
}

/// Rules about the order of steps, which share one graph.
void stepOrder(const PipelineContext& context) {
  const StepGraph graph(context.pipeline);
  checkCycles(context, graph);
  checkUnused(context, graph);
}

}  // namespace osiris::check::rules
