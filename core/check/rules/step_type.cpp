#include <algorithm>

#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {

/// invalid_step_type: a step is a map.
void stepType(const StepContext& context) {
  if (isMap(context.value)) {
    return;
  }
  text::Span span = context.value ? context.value.span() : text::Span{};
  if (context.value.style() == syntax::Style::block) {
    span.end = span.begin + 1;
  }
  if (span.empty()) {  // A dash alone.
    span = {0, static_cast<text::Offset>(std::min<std::size_t>(1, context.step.source.size()))};
  }
  context.reporter.report(
      code::invalid_step_type, span, "",
      "a step is a map with 'id', 'component' and 'mode', not " + kindOf(context.value));
}

}  // namespace osiris::check::rules
