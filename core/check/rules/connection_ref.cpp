// The form of a reference. Osiris' own test of it is a regular expression, taken over as it is.
#include <algorithm>
#include <string>

#include "check/edits.h"
#include "check/rules/connection_reference.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  const auto last = text.find_last_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, last - first + 1);
}

/// The aliases of a family, most wanted first.
void suggestAliases(const StepContext& context, Diagnostic& diagnostic, const Value& value,
                    std::string_view family) {
  constexpr std::size_t kMost = 3;
  std::size_t count = 0;
  for (const auto& connection : context.workspace.connections()) {
    if (connection.family == family && count < kMost) {
      const std::string reference = '@' + connection.family + '.' + connection.alias;
      suggest(diagnostic, "Change to " + inQuotes(reference),
              rewrite(context.step, value, reference));
      ++count;
    }
  }
}

void checkForm(const StepContext& context, const Field& field) {
  const std::string_view text = field.value.text();
  auto& diagnostic = context.reporter.report(
      code::invalid_connection_ref, field.valueSpan(), "/config/connection",
      inQuotes(text) + " is no reference to a connection; write \"@family.alias\"");
  if (field.merged()) {
    return;
  }
  if (parseReference(trimmed(text))) {
    mend(diagnostic, "Take the blanks away", rewrite(context.step, field.value, trimmed(text)));
  } else if (text.find('.') == std::string_view::npos) {
    suggestAliases(context, diagnostic, field.value, text.substr(1));
  }
}

/// Osiris ignores what does not start with `@` and takes the default connection.
void checkKind(const StepContext& context, const Field& field) {
  const std::string_view text = textOf(field.value);
  auto& diagnostic = context.reporter.report(
      code::invalid_connection_value, field.valueSpan(), "/config/connection",
      "'connection' is a reference such as \"@family.alias\", not " +
          (field.value.isScalar() ? inQuotes(field.value.text()) : kindOf(field.value)));
  const std::string reference =
      '@' + std::string(trimmed(text).substr(trimmed(text).starts_with('@') ? 1 : 0));
  const auto parsed = parseReference(reference);
  if (parsed && !field.merged()) {
    const bool fits = context.component != nullptr && context.component->family == parsed->family;
    (fits ? mend : suggest)(diagnostic, "Change to " + inQuotes(reference),
                            rewrite(context.step, field.value, reference));
  }
}

}  // namespace

std::optional<ConnectionReference> parseReference(std::string_view text) {
  if (text.ends_with('\n')) {  // As Python's `$` has it.
    text.remove_suffix(1);
  }
  const auto dot = text.find('.');
  if (!text.starts_with('@') || dot == std::string_view::npos) {
    return std::nullopt;
  }
  const ConnectionReference reference{text.substr(1, dot - 1), text.substr(dot + 1)};
  const auto isName = [](std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '_' || c == '-';
    });
  };
  return isName(reference.family) && isName(reference.alias) ? std::optional(reference)
                                                             : std::nullopt;
}

bool hasConnectionReference(const Value& config) {
  return textOf(fieldValue(config, "connection")).starts_with('@');
}

bool refusesConnection(const Value& config, const project::Component& component) {
  return std::ranges::any_of(component.connectionFields, [&](const project::ConnectionField& each) {
    return each.policy == project::Override::forbidden && findField(config, each.name);
  });
}

/// invalid_connection_ref, invalid_connection_value.
void connectionRef(const StepContext& context) {
  const auto field = findField(context.config, "connection");
  if (!field || field->key.incomplete() || field->value.incomplete()) {
    return;
  }
  const std::string_view text = textOf(field->value);
  const bool empty = typeOf(field->value) == Type::null || (isText(field->value) && text.empty());
  if (text.starts_with('@')) {
    if (!parseReference(text)) {
      checkForm(context, *field);
    }
  } else if (!empty && !hasReference(field->value)) {
    checkKind(context, *field);
  }
}

}  // namespace osiris::check::rules
