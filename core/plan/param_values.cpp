#include "plan/param_values.h"

#include "check/fields.h"
#include "plan/python_text.h"
#include "plan/yaml_json.h"

namespace osiris::plan {
namespace {

using check::fieldsOf;
using check::fieldValue;

constexpr std::string_view variablePrefix = "OSIRIS_PARAM_";

}  // namespace

ParamValues bindParams(const oml::Pipeline& pipeline, const ParamSources& sources) {
  ParamValues bound;
  for (const auto& [key, declaration] : fieldsOf(fieldValue(pipeline.root(), "params"))) {
    const std::string name(key.text());
    if (syntax::booleanOf(fieldValue(declaration, "sensitive")).value_or(false))
      bound.sensitive.insert(name);
    const auto standard = check::findField(declaration, "default");
    if (standard) {
      bound.values[name] = plainJson(standard->value);
    } else if (!check::isMap(declaration)) {
      bound.values[name] = plainJson(declaration);
    }
  }
  for (const auto& [variable, value] : sources.environment) {
    if (variable.starts_with(variablePrefix))
      bound.values[pythonLower(variable.substr(variablePrefix.size()))] = value;
  }
  if (sources.profile) {
    const auto profile = fieldValue(fieldValue(pipeline.root(), "profiles"), *sources.profile);
    for (const auto& [key, value] : fieldsOf(fieldValue(profile, "params")))
      bound.values[std::string(key.text())] = plainJson(value);
  }
  for (const auto& [name, value] : sources.given) bound.values[name] = value;
  return bound;
}

}  // namespace osiris::plan
