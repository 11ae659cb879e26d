// Values in `config` against the component's schema. What Osiris has a code of its own for is left
// to that rule, so that nothing is said twice.
#include <algorithm>
#include <array>
#include <string>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/rules/schema_code.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// `yes`, `1:30`, `1e3`: text to newer YAML and something else to Osiris, or the other way round.
bool isAmbiguous(const Value& value) {
  if (value.style() != syntax::Style::plain || !value.tag().empty()) {
    return false;
  }
  const bool looksLikeText = value.kind() == syntax::Kind::string;
  return looksLikeText != isText(value);
}

const Code& codeOf(const project::SchemaViolation& violation) {
  switch (familyOf(violation.keyword)) {
    case Keywords::type:
      return violation.value.isScalar() && isAmbiguous(violation.value) ? code::ambiguous_scalar
                                                                        : code::config_type;
    case Keywords::choice:
      return isAmbiguous(violation.value) ? code::ambiguous_scalar : code::config_enum;
    case Keywords::form:
      return code::config_pattern;
    case Keywords::missing:
      return code::missing_config_key;
    case Keywords::unknown:
      return code::unknown_config_key;
    case Keywords::bounds:
      break;
  }
  return code::config_bounds;
}

bool isSaidElsewhere(const StepContext& context, const project::SchemaViolation& violation) {
  const std::string_view path = violation.path;
  const Value mode = fieldValue(context.config, "write_mode");
  if (path == "/write_mode" || (path == "/mode" && !truthy(mode))) {
    static constexpr std::array<std::string_view, 4> kKnown{"append", "replace", "truncate",
                                                            "upsert"};
    return std::ranges::find(kKnown, textOf(violation.value)) == kKnown.end();
  }
  return context.component->name == "filesystem.csv_writer" &&
         ((path == "/delimiter" && familyOf(violation.keyword) == Keywords::type) ||
          path == "/newline" || path == "/encoding");
}

/// Whether text would do here, by the schema.
bool takesText(const StepContext& context, std::string_view path) {
  const auto* schema = project::schemaAt(context.component->configSchema, path);
  return schema != nullptr && schema->is_object() &&
         schema->value("type", nlohmann::ordered_json()) == "string";
}

void addFixes(const StepContext& context, Diagnostic& diagnostic,
              const project::SchemaViolation& violation) {
  const Value& value = violation.value;
  const auto family = familyOf(violation.keyword);
  if (!value.isScalar() || !Source(context.step).holds(value.span())) {
    return;
  }
  if (family == Keywords::type && !isText(value) && takesText(context, violation.path)) {
    mend(diagnostic, "Put quotes around it", quote(context.step, value));
  } else if (family == Keywords::choice && isText(value)) {
    if (const auto meant = nearest(value.text(), violation.allowed)) {
      mend(diagnostic, "Change to " + inQuotes(*meant), rewrite(context.step, value, *meant));
    }
  } else if (family == Keywords::unknown && !violation.allowed.empty()) {
    if (const auto meant = nearest(value.text(), violation.allowed)) {
      suggest(diagnostic, "Rename to " + inQuotes(*meant), rewrite(context.step, value, *meant));
    }
  }
}

text::Span spanOf(const StepContext& context, const project::SchemaViolation& violation) {
  if (!violation.value.span().empty()) {
    return violation.value.span();
  }
  const std::string_view path =
      std::string_view(violation.path).substr(std::min<std::size_t>(1, violation.path.size()));
  const auto field = findField(context.config, path.substr(0, path.find('/')));
  return field ? field->keySpan() : context.config.span();
}

}  // namespace

/// config_type, config_enum, config_bounds, config_pattern, ambiguous_scalar.
void configSchema(const StepContext& context) {
  if (!context.config || context.component == nullptr) {
    return;
  }
  for (const auto& violation : project::validateConfig(*context.component, context.config)) {
    if (isSaidElsewhere(context, violation)) {
      continue;
    }
    auto& diagnostic = context.reporter.report(codeOf(violation), spanOf(context, violation),
                                               "/config" + violation.path, violation.message);
    addFixes(context, diagnostic, violation);
  }
}

Keywords familyOf(std::string_view keyword) {
  static constexpr std::array<std::string_view, 6> kTypes{"type",  "oneOf", "anyOf",
                                                          "allOf", "not",   "false"};
  if (std::ranges::find(kTypes, keyword) != kTypes.end()) {
    return Keywords::type;
  }
  if (keyword == "enum" || keyword == "const") {
    return Keywords::choice;
  }
  if (keyword == "pattern" || keyword == "format") {
    return Keywords::form;
  }
  if (keyword == "required" || keyword == "dependencies") {
    return Keywords::missing;
  }
  return keyword == "additionalProperties" || keyword == "propertyNames" ? Keywords::unknown
                                                                         : Keywords::bounds;
}

}  // namespace osiris::check::rules
