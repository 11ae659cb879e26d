// Where in a value a walk is: frames on the walk's own stack, made into text only when needed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace osiris::project {

/// One step down: a key of a map, or an item of a list. The outermost has no parent.
struct Place {
  const Place* parent = nullptr;
  std::string_view key;
  std::size_t index = 0;
  bool isItem = false;

  [[nodiscard]] Place at(std::string_view name) const { return {this, name, 0, false}; }
  [[nodiscard]] Place at(std::size_t item) const { return {this, {}, item, true}; }
};

/// RFC 6901: "/columns/2"; the outermost place is "".
[[nodiscard]] std::string pointerTo(const Place& place);

/// As a sentence names it: "'filesystem.profiles.default'", "item 3 of 'columns'"; "" for the
/// outermost place.
[[nodiscard]] std::string subjectOf(const Place& place);

}  // namespace osiris::project
