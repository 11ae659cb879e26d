// What may stand in the workspace's own files. Each schema is data in schemas/*.yaml: known keys,
// types, choices, bounds, defaults and descriptions, for checks, completion and hover alike.
//
// `schemaAt(settingsSchema().json, "/filesystem/profiles/default")` gives what hover shows;
// `settingsSchema().schema().validate(root)` gives what is wrong.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "project/schema.h"

namespace osiris::project {

/// A schema that ships with us. Lives for ever, is parsed and compiled when first asked for.
struct ShippedSchema {
  nlohmann::ordered_json json;
  LazySchema compiled;

  [[nodiscard]] const Schema& schema() const { return compiled.of(json); }
};

/// osiris.yaml. Sections of Osiris itself that mean nothing here (`logging`, `llm` …) are allowed
/// whatever they hold.
[[nodiscard]] const ShippedSchema& settingsSchema();

/// One connection (the map under an alias) of a family; null for a family we know nothing of, of
/// which nothing can be said.
[[nodiscard]] const ShippedSchema* connectionSchema(std::string_view family);
/// Families with a schema, sorted: "duckdb", "filesystem", "graphql", "mysql", "posthog",
/// "supabase".
[[nodiscard]] std::vector<std::string> connectionFamilyNames();
/// True for fields marked as secret in any family's schema: their value belongs into `${…}`.
/// A field of an unknown family is secret by its name (password, token, api_key …).
[[nodiscard]] bool isSecretConnectionField(std::string_view family, std::string_view field);

/// components/<name>/spec.yaml.
[[nodiscard]] const ShippedSchema& componentSpecSchema();

}  // namespace osiris::project
