#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {

/// invalid_steps_type, empty_steps.
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
  }
}

}  // namespace osiris::check::rules
