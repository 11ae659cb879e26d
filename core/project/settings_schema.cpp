#include "project/settings_schema.h"

#include <algorithm>
#include <map>

#include "project/document.h"
#include "project/embedded_files.h"
#include "project/secret_name.h"
#include "project/value_json.h"

namespace osiris::project {
namespace {

using nlohmann::ordered_json;

ordered_json shipped(std::string_view path) {
  const auto files = embeddedFiles();
  const auto file = std::ranges::find(files, path, &EmbeddedFile::path);
  return file == files.end() ? ordered_json()
                             : toJson(Document(file->text).root()).value_or(ordered_json());
}

const std::map<std::string, ShippedSchema, std::less<>>& connectionSchemas() {
  static const auto schemas = [] {
    std::map<std::string, ShippedSchema, std::less<>> all;
    const ordered_json file = shipped("schemas/connections.yaml");
    const ordered_json families =
        file.is_object() ? file.value("families", ordered_json::object()) : ordered_json::object();
    for (const auto& [family, schema] : families.items()) all[family].json = schema;
    return all;
  }();
  return schemas;
}

}  // namespace

const ShippedSchema& settingsSchema() {
  static const ShippedSchema schema{shipped("schemas/settings.yaml"), {}};
  return schema;
}

const ShippedSchema* connectionSchema(std::string_view family) {
  const auto found = connectionSchemas().find(family);
  return found == connectionSchemas().end() ? nullptr : &found->second;
}

std::vector<std::string> connectionFamilyNames() {
  std::vector<std::string> names;
  for (const auto& [family, schema] : connectionSchemas()) names.push_back(family);
  return names;
}

bool isSecretConnectionField(std::string_view family, std::string_view field) {
  const ShippedSchema* schema = connectionSchema(family);
  if (schema == nullptr) return isSecretName(field);
  const ordered_json* known = schemaAt(schema->json, std::string("/").append(field));
  return known != nullptr && known->is_object() ? known->value("x-secret", false)
                                                : isSecretName(field);
}

const ShippedSchema& componentSpecSchema() {
  static const ShippedSchema schema{shipped("schemas/component_spec.yaml"), {}};
  return schema;
}

}  // namespace osiris::project
