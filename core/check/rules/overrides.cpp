#include "check/edits.h"
#include "check/rules/connection_reference.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {

/// forbidden_override, override_warning.
void overrides(const StepContext& context) {
  if (!context.config || context.component == nullptr || !hasConnectionReference(context.config)) {
    return;
  }
  for (const Field& field : fieldsOf(context.config)) {
    const std::string_view key = field.key.text();
    const auto* provided = context.component->connectionField(key);
    if (provided == nullptr || provided->policy == project::Override::allowed) {
      continue;
    }
    const bool forbidden = provided->policy == project::Override::forbidden;
    auto& diagnostic = context.reporter.report(
        forbidden ? code::forbidden_override : code::override_warning, field.keySpan(),
        pointer("/config", key),
        forbidden ? inQuotes(key) + " comes from the connection and cannot be set beside it"
                  : inQuotes(key) + " comes from the connection too; the value here wins");
    if (!field.merged()) {
      suggest(diagnostic, "Remove " + inQuotes(key),
              removeEntry(context.step, context.config, field.key));
    }
  }
}

}  // namespace osiris::check::rules
