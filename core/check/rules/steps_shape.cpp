#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {

namespace {

/// `!!omap` and `!!pairs` make pairs of the items, whatever they look like.
bool holdsPairs(const Value& list) { return list.tag() == "!!omap" || list.tag() == "!!pairs"; }

void reportPairs(const PipelineContext& context) {
  std::size_t index = 0;
  for (const oml::PlacedStep& step : context.pipeline.steps) {
    const Value value = step.value();
    if (isMap(value)) {
      const text::Span span = value.span();
      context.reporter.report(
          code::invalid_step_type, {span.begin, span.begin + 1}, "/steps/" + std::to_string(index),
          "a step is a map, which '" + std::string(context.pipeline.stepsValue.tag()) +
              "' makes a pair of; delete that tag");
    }
    ++index;
  }
}

}  // namespace

/// invalid_steps_type, empty_steps; invalid_step_type where the list is at fault.
void stepsShape(const PipelineContext& context) {
  const auto field = findField(context.pipeline.root(), "steps");
  if (!field || field->key.incomplete()) {
    return;
  }
  const Value& steps = context.pipeline.stepsValue;
  const text::Span span =
      steps && !steps.span().empty() && !field->merged() ? steps.span() : field->keySpan();
  if (!steps || typeOf(steps) != Type::sequence) {
    context.reporter.report(code::invalid_steps_type, span, "/steps",
                            "'steps' must be a list, not " + kindOf(steps));
  } else if (context.pipeline.steps.empty()) {
    context.reporter.report(code::empty_steps, span, "/steps",
                            "a pipeline needs at least one step");
  } else if (holdsPairs(steps)) {
    reportPairs(context);
  }
}

}  // namespace osiris::check::rules
