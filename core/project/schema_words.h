// How a finding about a value is said: in the words of people who write OML, never in those of
// JSON Schema. Inside `project` only.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "project/schema_place.h"
#include "syntax/value.h"

namespace osiris::project {

/// Whether a value may be shown.
enum class Secrecy : bool { open, secret };

/// What is said of one value.
struct Words {
  const Place& place;
  const nlohmann::json* schema;  ///< as its author wrote it; null when unknown
  syntax::Value value;
  Secrecy secrecy = Secrecy::open;

  /// "'port' is a whole number from 1 to 65535, got 'abc'"; also for enum, const and bounds.
  [[nodiscard]] std::string expected() const;
  [[nodiscard]] std::string pattern() const;
  [[nodiscard]] std::string date() const;
  [[nodiscard]] std::string multipleOf() const;
  [[nodiscard]] std::string tooShort(std::size_t least, std::size_t has) const;
  [[nodiscard]] std::string tooLong(std::size_t most, std::size_t has) const;
  [[nodiscard]] std::string tooFew(std::size_t least, std::size_t has) const;
  [[nodiscard]] std::string tooMany(std::size_t most, std::size_t has) const;
  [[nodiscard]] std::string repeated() const;  ///< `value` is the second of two
  [[nodiscard]] std::string missing(std::string_view key) const;  ///< `place` is the map
  [[nodiscard]] std::string missingBeside(std::string_view key, std::string_view needed) const;
  [[nodiscard]] std::string unknown(std::string_view key,
                                    const std::vector<std::string>& nearest) const;
  [[nodiscard]] std::string badName(std::string_view key) const;
  [[nodiscard]] std::string lacksItem() const;
  [[nodiscard]] std::string notAllowed() const;
  [[nodiscard]] std::string notThisValue() const;
  [[nodiscard]] std::string severalForms() const;

  /// What an enum lists, as text to insert, nearest to the value first.
  [[nodiscard]] std::vector<std::string> choices() const;
};

/// Equally near ones keep their order; so do all where none is near.
[[nodiscard]] std::vector<std::string> nearestFirst(std::string_view word,
                                                    std::vector<std::string> names);

}  // namespace osiris::project
