// JSON Schema over YAML values, said in the words of people who write OML.
//
// valijson reads the schema and judges each keyword; we walk the value beside it, so that every
// finding has the exact place, and word what was found.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/value.h"

namespace osiris::project {

/// One thing a schema does not allow, at the exact value.
struct SchemaViolation {
  syntax::Value
      value;  ///< what to underline; for an unknown key the key, for a missing key the map
  std::string path;  ///< JSON Pointer within what was validated: "/columns/2"; for a missing key,
                     ///< of that key
  std::string
      keyword;  ///< of JSON Schema: "type", "enum", "minimum", "additionalProperties", "required" …
  std::string message;  ///< lower-case start, no final dot, no word of JSON Schema
  std::vector<std::string> allowed;  ///< for enum and unknown keys: what it may be, nearest first
};

/// Whether keys of the outermost map that are unknown or missing are findings.
enum class TopLevelKeys : std::uint8_t { judged, leftOut };

struct ValidateOptions {
  TopLevelKeys topLevelKeys = TopLevelKeys::judged;
  /// Keys of the outermost map whose values never show in a message; keys that are secret by their
  /// name never do.
  std::span<const std::string> secrets = {};
};

/// A compiled JSON Schema (draft 7). Immutable, cheap to copy, free to share between threads.
class Schema {
 public:
  /// Allows everything.
  Schema();
  /// Compiles. A broken schema allows everything, see `problem`.
  explicit Schema(const nlohmann::ordered_json& schema);

  /// All findings, in the order of the value. What cannot be known is not judged: null, text that
  /// holds `${…}`, anything deeper or larger than a sane configuration. Never throws.
  [[nodiscard]] std::vector<SchemaViolation> validate(const syntax::Value& value,
                                                      const ValidateOptions& options = {}) const;

  /// Why it is no JSON Schema; empty when it is one.
  [[nodiscard]] const std::string& problem() const;

  struct Compiled;

 private:
  std::shared_ptr<const Compiled> compiled_;
};

/// The part of a schema that describes what stands at a JSON Pointer of a value
/// ("/filesystem/profiles/default", "/columns/2"): for completion and hover. Null when unknown.
[[nodiscard]] const nlohmann::ordered_json* schemaAt(const nlohmann::ordered_json& schema,
                                                     std::string_view pointer);

/// Compiles a schema when it is first asked for. A copy starts afresh, so that the copy's owner may
/// change its schema. Thread-safe.
class LazySchema {
 public:
  LazySchema();
  LazySchema(const LazySchema& other);
  LazySchema(LazySchema&&) noexcept;
  LazySchema& operator=(const LazySchema& other);
  LazySchema& operator=(LazySchema&&) noexcept;
  ~LazySchema();

  /// `schema` must be the same each time.
  [[nodiscard]] const Schema& of(const nlohmann::ordered_json& schema) const;

 private:
  struct Slot;
  std::unique_ptr<Slot> slot_;
};

}  // namespace osiris::project
