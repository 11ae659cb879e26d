#include <string>

#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// One id, or several with commas between them, as a list.
MaybeEdit asList(const Source& source, const Value& value) {
  const text::Span span = value.span();
  if (!isText(value) || value.copied() || span.empty() || !source.holds(span) ||
      value.text().find_first_of("\r\n[]{}#\"'") != std::string_view::npos ||
      value.text().empty() || value.style() == syntax::Style::literal ||
      value.style() == syntax::Style::folded) {
    return std::nullopt;
  }
  return text::Edit{span, '[' + std::string(source.at(span)) + ']'};
}

void checkItems(const StepContext& context, const Field& needs) {
  std::size_t index = 0;
  for (const Value item : needs.value.items()) {
    const std::size_t at = index++;
    if (isText(item)) {
      continue;
    }
    const bool seen = !needs.merged() && !item.span().empty();
    auto& diagnostic = context.reporter.report(
        code::invalid_dependency_type, seen ? item.span() : needs.keySpan(), pointer("/needs", at),
        "'needs' lists the ids of steps, and this is " + kindOf(item));
    if (seen && typeOf(item) != Type::null) {
      suggest(diagnostic, "Put quotes around it", quote(context.step, item));
    }
  }
}

}  // namespace

/// invalid_needs_type, invalid_dependency_type.
void needsType(const StepContext& context) {
  const auto needs = findField(context.value, "needs");
  if (!needs || typeOf(needs->value) == Type::null || needs->key.incomplete()) {
    return;
  }
  if (typeOf(needs->value) == Type::sequence) {
    checkItems(context, *needs);
    return;
  }
  auto& diagnostic =
      context.reporter.report(code::invalid_needs_type, needs->valueSpan(), "/needs",
                              "'needs' must be a list of step ids, not " + kindOf(needs->value));
  if (!needs->merged()) {
    mend(diagnostic, "Make it a list", asList(context.step, needs->value));
  }
}

}  // namespace osiris::check::rules
