#include "project/component.h"

#include <algorithm>

#include "project/value_json.h"
#include "syntax/yaml11.h"

namespace osiris::project {
namespace {

using nlohmann::ordered_json;

/// What stands at a key, if it is text; else "".
std::string textAt(const ordered_json& map, const char* key) {
  const auto found = map.is_object() ? map.find(key) : map.end();
  return map.is_object() && found != map.end() && found->is_string() ? found->get<std::string>()
                                                                     : std::string();
}

/// What stands at a key, if it is a list or map; else null.
const ordered_json& at(const ordered_json& map, const char* key) {
  static const ordered_json nothing;
  if (!map.is_object()) return nothing;
  const auto found = map.find(key);
  return found != map.end() && found->is_structured() ? *found : nothing;
}

std::vector<std::string> textsIn(const ordered_json& list) {
  std::vector<std::string> texts;
  if (!list.is_array()) return texts;
  for (const ordered_json& item : list) {
    if (item.is_string()) texts.push_back(item.get<std::string>());
  }
  return texts;
}

std::vector<std::string> keysOf(const ordered_json& map) {
  std::vector<std::string> keys;
  if (!map.is_object()) return keys;
  for (const auto& [key, value] : map.items()) keys.push_back(key);
  return keys;
}

/// First segments of JSON Pointers: "/headers/Authorization" → "headers". Each once.
std::vector<std::string> secretFieldsOf(const ordered_json& spec) {
  std::vector<std::string> fields;
  for (const char* key : {"secrets", "x-secret"}) {
    for (const std::string& pointer : textsIn(at(spec, key))) {
      if (!pointer.starts_with('/')) continue;
      std::string field = pointer.substr(1, pointer.find('/', 1) - 1);
      if (!field.empty() && std::ranges::find(fields, field) == fields.end())
        fields.push_back(std::move(field));
    }
  }
  return fields;
}

Override overrideOf(const std::string& word) {
  if (word == "forbidden") return Override::forbidden;
  return word == "warning" ? Override::warning : Override::allowed;
}

std::vector<ConnectionField> connectionFieldsOf(const ordered_json& spec,
                                                const std::vector<std::string>& secrets) {
  std::vector<ConnectionField> fields;
  if (!spec.contains("x-connection-fields")) {
    for (const std::string& secret : secrets) fields.push_back({secret, Override::forbidden});
    return fields;
  }
  const ordered_json& given = at(spec, "x-connection-fields");
  if (!given.is_array()) return fields;
  for (const ordered_json& item : given) {
    if (item.is_string()) fields.push_back({item.get<std::string>(), Override::allowed});
    if (std::string name = textAt(item, "name"); !name.empty())
      fields.push_back({std::move(name), overrideOf(textAt(item, "override"))});
  }
  return fields;
}

std::vector<Constraint> constraintsOf(const ordered_json& spec) {
  std::vector<Constraint> constraints;
  const ordered_json& required = at(at(spec, "constraints"), "required");
  if (!required.is_array()) return constraints;
  for (const ordered_json& item : required) {
    const ordered_json& when = at(item, "when");
    const ordered_json& must = at(item, "must");
    if (when.is_object() && must.is_object())
      constraints.push_back({when, must, textAt(item, "error")});
  }
  return constraints;
}

std::vector<std::pair<std::string, std::string>> aliasesOf(const ordered_json& spec) {
  std::vector<std::pair<std::string, std::string>> aliases;
  const ordered_json& fields = at(at(spec, "llmHints"), "inputAliases");
  if (!fields.is_object()) return aliases;
  for (const auto& [field, names] : fields.items()) {
    for (std::string& name : textsIn(names)) aliases.emplace_back(std::move(name), field);
  }
  return aliases;
}

}  // namespace

const ordered_json* Component::field(std::string_view wanted) const {
  const ordered_json& properties = at(configSchema, "properties");
  if (!properties.is_object()) return nullptr;
  const auto found = properties.find(wanted);
  return found == properties.end() ? nullptr : &*found;
}

const ConnectionField* Component::connectionField(std::string_view wanted) const {
  const auto found = std::ranges::find(connectionFields, wanted, &ConnectionField::name);
  return found == connectionFields.end() ? nullptr : &*found;
}

bool Component::isSecret(std::string_view wanted) const {
  return std::ranges::find(secretFields, wanted) != secretFields.end();
}

bool Component::supportsMode(std::string_view omlMode) const {
  if (omlMode != "read" && omlMode != "transform" && omlMode != "write") return false;
  const std::string_view mode = omlMode == "read" ? "extract" : omlMode;
  return std::ranges::find(modes, mode) != modes.end();
}

std::string_view familyOfComponent(std::string_view component) {
  return component.substr(0, component.find('.'));
}

Result<Component> makeComponent(const syntax::Value& value, std::string source) {
  const auto json = toJson(value);
  if (!json || !json->is_object())
    return fail("invalid_spec", "a component's spec is a map", "start it with 'name: family.name'");
  Component component;
  component.name = textAt(*json, "name");
  if (component.name.empty())
    return fail("invalid_spec", "the component's spec has no 'name'", "add 'name: family.name'");
  component.family = familyOfComponent(component.name);
  component.version = textAt(*json, "version");
  component.title = textAt(*json, "title");
  component.description = textAt(*json, "description");
  component.modes = textsIn(at(*json, "modes"));
  component.configSchema = at(*json, "configSchema");
  component.required = textsIn(at(component.configSchema, "required"));
  component.fields = keysOf(at(component.configSchema, "properties"));
  component.secretFields = secretFieldsOf(*json);
  component.connectionFields = connectionFieldsOf(*json, component.secretFields);
  component.constraints = constraintsOf(*json);
  component.aliases = aliasesOf(*json);
  component.spec = *json;
  component.source = std::move(source);
  return component;
}

std::vector<SchemaViolation> validateConfig(const Component& component,
                                            const syntax::Value& config) {
  if (!config.isMapping() || !component.configSchema.is_object()) return {};
  return component.compiled.of(component.configSchema)
      .validate(config, {TopLevelKeys::leftOut, component.secretFields});
}

}  // namespace osiris::project
