// Declarations under `params:`.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/param_value.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

constexpr std::array<std::string_view, 7> kTypes{"string", "int",  "integer", "number",
                                                 "bool",   "list", "map"};
constexpr std::array<std::string_view, 7> kParamKeys{"type", "default",     "enum",     "min",
                                                     "max",  "description", "sensitive"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kWordsForTypes{{
    {"str", "string"},
    {"text", "string"},
    {"date", "string"},
    {"boolean", "bool"},
    {"float", "number"},
    {"double", "number"},
    {"decimal", "number"},
    {"array", "list"},
    {"object", "map"},
    {"dict", "map"},
    {"mapping", "map"},
    {"long", "int"},
}};

std::optional<std::string_view> meantType(std::string_view written) {
  for (const auto& [word, type] : kWordsForTypes) {
    if (word == written) {
      return type;
    }
  }
  return nearest(written, kTypes);
}

void checkType(const PipelineContext& context, const Field& type, const std::string& path) {
  const std::string_view written = textOf(type.value);
  if (typeOf(type.value) == Type::null || paramTypeOf(written) != ParamType::unknown) {
    return;
  }
  const auto meant = meantType(written);
  const std::string shown =
      type.value.isScalar() ? inQuotes(type.value.text()) : kindOf(type.value);
  auto& diagnostic = context.reporter.report(
      code::param_type, type.valueSpan(), path,
      "unknown type " + shown + "; it is " + anyOf(kTypes) + didYouMean(meant));
  if (meant && !type.merged()) {
    mend(diagnostic, "Change to " + inQuotes(*meant),
         rewrite(context.pipeline, type.value, *meant));
  }
}

void checkParamKeys(const PipelineContext& context, const Value& declaration,
                    const std::string& path) {
  for (const Field& field : fieldsOf(declaration)) {
    const std::string_view key = field.key.text();
    if (field.key.incomplete() || key.starts_with("x-") ||
        std::ranges::find(kParamKeys, key) != kParamKeys.end()) {
      continue;
    }
    auto meant = nearest(key, kParamKeys);
    if (meant && findField(declaration, *meant)) {
      meant.reset();
    }
    auto& diagnostic = context.reporter.report(
        code::unknown_param_key, field.keySpan(), pointer(path, key),
        "unknown key " + inQuotes(key) + " in a parameter" + didYouMean(meant));
    if (!meant) {
      diagnostic.severity = Severity::hint;
    } else if (!field.merged()) {
      mend(diagnostic, "Rename to " + inQuotes(*meant),
           rewrite(context.pipeline, field.key, *meant));
    }
  }
}

/// `enum` is a list, `min` and `max` are numbers.
void checkLimits(const PipelineContext& context, const Value& declaration,
                 const std::string& path) {
  if (const auto field = findField(declaration, "enum");
      field && typeOf(field->value) != Type::null && typeOf(field->value) != Type::sequence) {
    context.reporter.report(code::param_type, field->valueSpan(), path + "/enum",
                            "'enum' must be a list, not " + kindOf(field->value));
  }
  for (const std::string_view key : {"min", "max"}) {
    const auto field = findField(declaration, key);
    if (field && typeOf(field->value) != Type::null && !syntax::numberOf(field->value)) {
      context.reporter.report(code::param_type, field->valueSpan(), pointer(path, key),
                              inQuotes(key) + " must be a number, not " + kindOf(field->value));
    }
  }
}

}  // namespace

ParamType paramTypeOf(std::string_view word) {
  static constexpr std::array<ParamType, 7> kMeanings{
      ParamType::text,    ParamType::integer, ParamType::integer, ParamType::number,
      ParamType::boolean, ParamType::list,    ParamType::map};
  const auto found = std::ranges::find(kTypes, word);
  return found == kTypes.end() ? ParamType::unknown
                               : kMeanings[static_cast<std::size_t>(found - kTypes.begin())];
}

bool isDeclaration(const Value& param) {
  return isMap(param) && (findField(param, "type") || findField(param, "default"));
}

/// param_type, param_value, unknown_param_key.
void params(const PipelineContext& context) {
  for (const Field& param : fieldsOf(fieldValue(context.pipeline.root(), "params"))) {
    if (!isDeclaration(param.value)) {
      continue;
    }
    const std::string path = pointer("/params", param.key.text());
    if (const auto type = findField(param.value, "type"); type && !type->key.incomplete()) {
      checkType(context, *type, path + "/type");
    }
    checkParamKeys(context, param.value, path);
    checkLimits(context, param.value, path);
    if (const auto standard = findField(param.value, "default")) {
      checkParamValue(param.value, *standard, path + "/default", "the default", context.reporter);
    }
  }
}

}  // namespace osiris::check::rules
