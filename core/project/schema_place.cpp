#include "project/schema_place.h"

#include <fmt/format.h>

namespace osiris::project {
namespace {

void appendEscaped(std::string& pointer, std::string_view key) {
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

/// Keys from the nearest list above, joined by dots.
std::string dotted(const Place& place) {
  if (place.parent == nullptr || place.isItem) return {};
  std::string above = dotted(*place.parent);
  if (!above.empty()) above += '.';
  return above.append(place.key);
}

}  // namespace

std::string pointerTo(const Place& place) {
  if (place.parent == nullptr) return {};
  std::string pointer = pointerTo(*place.parent) + '/';
  if (place.isItem) {
    pointer += std::to_string(place.index);
  } else {
    appendEscaped(pointer, place.key);
  }
  return pointer;
}

std::string subjectOf(const Place& place) {
  if (place.parent == nullptr) return {};
  if (!place.isItem) return fmt::format("'{}'", dotted(place));
  const std::string list = subjectOf(*place.parent);
  return list.empty() ? fmt::format("item {}", place.index + 1)
                      : fmt::format("item {} of {}", place.index + 1, list);
}

}  // namespace osiris::project
