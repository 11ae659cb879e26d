// What a component is: its spec, read once, asked often.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
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
  nlohmann::json when;
  nlohmann::json must;
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
  std::vector<std::string> fields;             ///< names in configSchema.properties, in spec order
  std::vector<ConnectionField> connectionFields;
  std::vector<std::string> secretFields;       ///< first segments of `secrets` and `x-secret`
  std::vector<Constraint> constraints;
  std::vector<std::pair<std::string, std::string>> aliases;  ///< other name → field
  nlohmann::ordered_json spec;                 ///< the whole spec
  std::string source;                          ///< file it came from; empty: shipped with us

  /// The schema of one field; null when there is none of that name.
  [[nodiscard]] const nlohmann::ordered_json* field(std::string_view name) const;
  [[nodiscard]] const ConnectionField* connectionField(std::string_view name) const;
  /// read → extract, transform, write.
  [[nodiscard]] bool supportsMode(std::string_view omlMode) const;
};

/// Makes a component of a parsed spec.yaml. Fails when it is no map or has no `name`.
[[nodiscard]] Result<Component> makeComponent(const syntax::Value& spec, std::string source);

/// One violation of a config's JSON Schema, at the exact value, worded for an author of OML.
struct SchemaViolation {
  syntax::Value value;
  std::string path;     ///< JSON Pointer within config: "/columns/2"
  std::string keyword;  ///< "type", "enum", "minimum", "pattern" …
  std::string message;
  std::vector<std::string> allowed;  ///< for enum: what it may be, nearest first
};

/// Checks values given in `config` against the component's configSchema: types, enums, bounds,
/// patterns, nested properties. Unknown and missing top-level keys have rules of their own and
/// are left out here. A value that holds `${…}` is not judged by type.
[[nodiscard]] std::vector<SchemaViolation> validateConfig(const Component& component, const syntax::Value& config);

/// The components known: shipped ones and a workspace's own, which win.
class Registry {
 public:
  /// Null when unknown. Thread-safe; shipped specs are parsed when first asked for.
  [[nodiscard]] std::shared_ptr<const Component> find(std::string_view name) const;
  /// All names, sorted.
  [[nodiscard]] std::vector<std::string> names() const;
  void add(Component component);  ///< replaces one of the same name

 private:
  std::vector<std::shared_ptr<const Component>> own_;
};

}  // namespace osiris::project
