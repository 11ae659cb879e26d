#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// A component that needs nothing of its own needs no config.
void checkAbsent(const StepContext& context, const std::optional<Field>& config) {
  if (context.component == nullptr || context.component->required.empty()) {
    return;
  }
  const auto component = findField(context.value, "component");
  const text::Span span = config      ? config->keySpan()
                          : component ? component->valueSpan()
                                      : context.value.span();
  context.reporter.report(
      code::missing_config, span, "/config",
      "step has no 'config'; " + inQuotes(context.component->name) + " cannot do without");
}

}  // namespace

/// invalid_config_type, missing_config.
void stepConfig(const StepContext& context) {
  if (!isMap(context.value)) {
    return;
  }
  const auto config = findField(context.value, "config");
  if (!config || typeOf(config->value) == Type::null) {
    if (!config || !config->key.incomplete()) {
      checkAbsent(context, config);
    }
  } else if (!isMap(config->value)) {
    context.reporter.report(code::invalid_config_type, config->valueSpan(), "/config",
                            "'config' must be a map, not " + kindOf(config->value));
  }
}

}  // namespace osiris::check::rules
