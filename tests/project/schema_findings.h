// What schema checks say, as lines a person can read: "/port: 'port' is …".
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "project/component.h"
#include "project/document.h"
#include "project/registry.h"
#include "project/schema.h"
#include "project/value_json.h"

namespace osiris::project {

inline std::vector<std::string> linesOf(const std::vector<SchemaViolation>& violations) {
  std::vector<std::string> lines;
  for (const SchemaViolation& violation : violations)
    lines.push_back(violation.path + ": " + violation.message);
  return lines;
}

/// Checks a config against a shipped component.
inline std::vector<std::string> checkConfig(std::string_view component, std::string_view config) {
  return linesOf(validateConfig(*Registry().find(component), Document(config).root()));
}

/// Checks a value against a schema, both YAML.
inline std::vector<std::string> checkSchema(std::string_view schema, std::string_view value) {
  return linesOf(Schema(*toJson(Document(schema).root())).validate(Document(value).root()));
}

/// Checks `x: VALUE` against the schema of one field.
inline std::vector<std::string> checkField(std::string_view schema, std::string_view value) {
  return checkSchema(fmt::format("{{properties: {{x: {}}}}}", schema), fmt::format("x: {}", value));
}

}  // namespace osiris::project
