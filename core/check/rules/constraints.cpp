// "When this field is so, that one must be so", from a component's spec. Where a reference or a
// connection stands in the way, nobody knows, and nothing is said.
#include <optional>
#include <string>

#include "check/rules/connection_reference.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

using nlohmann::json;

enum class Truth : std::uint8_t { no, yes, unknown };

Truth truthOf(bool holds) { return holds ? Truth::yes : Truth::no; }

/// A field as the component will see it.
struct Seen {
  Value value;                     ///< as written; absent when left out
  const nlohmann::ordered_json* standard = nullptr;  ///< the spec's default, when left out
  bool unknown = false;            ///< the connection may give it, or a reference stands there
};

Seen see(const StepContext& context, const std::string& name) {
  Seen seen;
  const auto field = findField(context.config, name);
  if (field && typeOf(field->value) != Type::null) {
    seen.value = field->value;
    seen.unknown = hasReference(field->value);
    return seen;
  }
  const auto* schema = context.component->field(name);
  if (schema != nullptr && schema->is_object() && schema->contains("default") &&
      !(*schema)["default"].is_null()) {
    seen.standard = &(*schema)["default"];
  }
  const bool provided = context.component->connectionField(name) != nullptr;
  seen.unknown = provided && (hasConnectionReference(context.config) ||
                              hasReference(fieldValue(context.config, "connection")));
  return seen;
}

/// Scalars as their text; that is as far as specs go.
bool equals(const Seen& seen, const json& wanted) {
  if (!seen.value) {
    return seen.standard != nullptr && json(*seen.standard) == wanted;
  }
  if (wanted.is_string()) {
    return isText(seen.value) && seen.value.text() == wanted.get_ref<const std::string&>();
  }
  if (wanted.is_boolean()) {
    return syntax::booleanOf(seen.value) == std::optional<bool>(wanted.get<bool>());
  }
  return wanted.is_number() &&
         syntax::numberOf(seen.value) == std::optional<double>(wanted.get<double>());
}

Truth holds(const StepContext& context, const std::string& name, const json& wanted) {
  const Seen seen = see(context, name);
  if (seen.unknown) {
    return Truth::unknown;
  }
  if (wanted.is_null()) {
    return truthOf(!seen.value && seen.standard == nullptr);
  }
  if (!wanted.is_object()) {
    return truthOf(equals(seen, wanted));
  }
  if (!seen.value) {
    return truthOf(seen.standard != nullptr);
  }
  const bool counts = isText(seen.value)       ? !seen.value.text().empty()
                      : !seen.value.isScalar() ? seen.value.size() > 0
                                               : true;
  return truthOf(counts);
}

Truth allHold(const StepContext& context, const json& fields) {
  Truth truth = Truth::yes;
  for (const auto& [name, wanted] : fields.items()) {
    const Truth one = holds(context, name, wanted);
    if (one == Truth::no) {
      return Truth::no;
    }
    truth = one == Truth::unknown ? Truth::unknown : truth;
  }
  return truth;
}

/// `primary_key` and `table` beside `query` have codes of their own.
bool isSaidElsewhere(const project::Constraint& constraint) {
  return constraint.must.contains("primary_key") ||
         (constraint.when.contains("query") && constraint.must.contains("table"));
}

text::Span placeOf(const StepContext& context, const project::Constraint& constraint) {
  for (const json* fields : {&constraint.must, &constraint.when}) {
    for (const auto& [name, wanted] : fields->items()) {
      if (const auto field = findField(context.config, name)) {
        return field->valueSpan();
      }
    }
  }
  const auto config = findField(context.value, "config");
  return config ? config->keySpan() : context.config.span();
}

}  // namespace

/// config_constraint.
void constraints(const StepContext& context) {
  if (!context.config || context.component == nullptr) {
    return;
  }
  for (const auto& constraint : context.component->constraints) {
    if (!constraint.when.is_object() || !constraint.must.is_object() || constraint.must.empty() ||
        isSaidElsewhere(constraint)) {
      continue;
    }
    if (allHold(context, constraint.when) == Truth::yes &&
        allHold(context, constraint.must) == Truth::no) {
      context.reporter.report(code::config_constraint, placeOf(context, constraint),
                              pointer("/config", constraint.must.begin().key()), constraint.error);
    }
  }
}

}  // namespace osiris::check::rules
