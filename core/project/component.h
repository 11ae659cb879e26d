// What a component is: its spec, read once, asked often.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "project/schema.h"
#include "syntax/value.h"

namespace osiris::project {

/// Whether a step may set a field that its connection provides.
enum class Override : std::uint8_t { allowed, warning, forbidden };

struct ConnectionField {
  std::string name;
  Override policy = Override::allowed;
};

/// "when this holds in config, that must hold", from `constraints.required`.
struct Constraint {
  nlohmann::json when;  ///< field → value it has; null: the field is absent
  nlohmann::json must;  ///< field → value it must have, or {minLength: n} / {minItems: n}
  std::string error;
};

/// Immutable once loaded; shared between snapshots.
struct Component {
  std::string name;     ///< "mysql.extractor"
  std::string family;   ///< "mysql"
  std::string version;
  std::string title;
  std::string description;
  std::vector<std::string> modes;  ///< of extract, discover, transform, write
  nlohmann::ordered_json configSchema;
  std::vector<std::string> required;           ///< configSchema.required
  std::vector<std::string> fields;  ///< names in configSchema.properties, in spec order
  /// From `x-connection-fields`; without that, the secret fields, all forbidden to override.
  std::vector<ConnectionField> connectionFields;
  std::vector<std::string> secretFields;  ///< first segments of `secrets` and `x-secret`
  std::vector<Constraint> constraints;
  std::vector<std::pair<std::string, std::string>> aliases;  ///< other name → field
  nlohmann::ordered_json spec;  ///< the whole spec
  std::string source;  ///< file it came from; empty: shipped with us
  LazySchema compiled;  ///< of configSchema; ask validateConfig

  /// The schema of one field; null when there is none of that name.
  [[nodiscard]] const nlohmann::ordered_json* field(std::string_view name) const;
  [[nodiscard]] const ConnectionField* connectionField(std::string_view name) const;
  [[nodiscard]] bool isSecret(std::string_view field) const;
  /// read → extract, transform, write. False for any other word.
  [[nodiscard]] bool supportsMode(std::string_view omlMode) const;
};

/// "mysql" of "mysql.extractor".
[[nodiscard]] std::string_view familyOfComponent(std::string_view component);

/// Makes a component of a parsed spec.yaml. Fails when it is no map or has no `name`
/// ("invalid_spec"); anything else that is wrong with it is left out.
[[nodiscard]] Result<Component> makeComponent(const syntax::Value& spec, std::string source);

/// Checks values given in `config` against the component's configSchema: types, enums, bounds,
/// patterns, nested properties. Unknown and missing top-level keys have rules of their own and
/// are left out here. Null and text that holds `${…}` are not judged. Thread-safe.
[[nodiscard]] std::vector<SchemaViolation> validateConfig(const Component& component,
                                                          const syntax::Value& config);

}  // namespace osiris::project
