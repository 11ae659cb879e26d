// A compiled schema as a graph that can be walked beside a value. Inside `project` only.
//
// valijson has read the schema: its references, its many forms and its mistakes. A node keeps for
// each place of the schema what valijson judges (keywords about one scalar) and what we follow
// ourselves (keywords about the shape), so that the place of each finding is known.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "project/schema.h"

namespace valijson::constraints {
struct Constraint;
}

namespace osiris::project {

/// Looks strings up by string_view.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

/// Keywords that valijson judges, in the order in which a person wants to hear of them.
enum class Keyword : std::uint8_t {
  type,
  enumeration,
  constant,
  minimum,
  maximum,
  multipleOf,
  pattern,
  format
};

struct SchemaNode;

struct Leaf {
  Keyword keyword;
  const valijson::constraints::Constraint* constraint;
};

/// "when this key is there": keys that must be there too, or a schema the map must fit.
struct Dependency {
  std::string key;
  std::vector<std::string> needs;
  const SchemaNode* schema = nullptr;
};

struct Conditional {
  const SchemaNode* when = nullptr;
  const SchemaNode* then = nullptr;
  const SchemaNode* otherwise = nullptr;
};

struct PatternProperty {
  std::string pattern;
  const SchemaNode* schema = nullptr;
};

struct SchemaNode {
  /// What the schema's author wrote, for wording; null where that cannot be told.
  const nlohmann::json* json = nullptr;
  bool allowsNothing = false;  ///< the schema `false`
  std::vector<Leaf> leaves;    ///< sorted by keyword

  std::optional<std::uint64_t> minLength, maxLength, minItems, maxItems, minProperties,
      maxProperties;
  bool uniqueItems = false;

  bool describesProperties = false;
  std::unordered_map<std::string, const SchemaNode*, StringHash, std::equal_to<>> properties;
  std::vector<PatternProperty> patternProperties;
  const SchemaNode* otherProperties = nullptr;  ///< null when others are not allowed
  const SchemaNode* propertyNames = nullptr;
  std::vector<std::string> required;
  std::vector<Dependency> dependencies;

  const SchemaNode* items = nullptr;
  bool isTuple = false;
  std::vector<const SchemaNode*> tuple;
  const SchemaNode* otherItems = nullptr;  ///< null when a tuple allows no more
  const SchemaNode* contains = nullptr;

  std::vector<std::vector<const SchemaNode*>> allOf, anyOf, oneOf;
  std::vector<const SchemaNode*> negated;
  std::vector<Conditional> conditionals;
};

struct Schema::Compiled {
  struct Library;  ///< what valijson owns

  Compiled();
  ~Compiled();

  nlohmann::json json;
  std::unique_ptr<Library> library;
  std::vector<std::unique_ptr<SchemaNode>> nodes;
  const SchemaNode* root = nullptr;  ///< null: allows everything
  std::string problem;

  /// What valijson says of a scalar (for enum and const, of any value).
  [[nodiscard]] bool allows(const Leaf& leaf, const nlohmann::json& value) const;
  /// Whether the name fits a pattern of `patternProperties`.
  [[nodiscard]] bool matches(const std::string& pattern, std::string_view name) const;
};

/// Never throws; what is wrong with the schema stands in `problem`.
[[nodiscard]] std::shared_ptr<const Schema::Compiled> compileSchema(
    const nlohmann::ordered_json& schema);

}  // namespace osiris::project
