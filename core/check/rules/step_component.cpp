#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {

/// unknown_component.
void stepComponent(const StepContext& context) {
  const auto field = findField(context.value, "component");
  const std::string_view name = field ? textOf(field->value) : std::string_view();
  if (name.empty() || context.component != nullptr || field->value.incomplete()) {
    return;
  }
  const auto known = context.workspace.registry().names();
  const auto meant = nearest(name, known);
  auto& diagnostic =
      context.reporter.report(code::unknown_component, field->valueSpan(), "/component",
                              "unknown component " + inQuotes(name) + didYouMean(meant));
  if (meant && !field->merged()) {
    suggest(diagnostic, "Rename to " + inQuotes(*meant),
            rewrite(context.step, field->value, *meant));
  }
}

}  // namespace osiris::check::rules
