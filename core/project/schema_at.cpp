#include <string>

#include "project/schema.h"

namespace osiris::project {
namespace {

using nlohmann::ordered_json;

const ordered_json* member(const ordered_json& map, std::string_view key) {
  if (!map.is_object()) return nullptr;
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &*found;
}

std::string unescaped(std::string_view segment) {
  std::string decoded;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    const bool isEscape = segment[i] == '~' && i + 1 < segment.size();
    decoded += isEscape ? (segment[++i] == '1' ? '/' : '~') : segment[i];
  }
  return decoded;
}

const ordered_json* below(const ordered_json& schema, const std::string& key);

/// The first branch that knows the key.
const ordered_json* belowInBranches(const ordered_json& schema, const std::string& key) {
  for (const char* keyword : {"oneOf", "anyOf", "allOf"}) {
    const ordered_json* branches = member(schema, keyword);
    if (branches == nullptr || !branches->is_array()) continue;
    for (const ordered_json& branch : *branches) {
      if (const ordered_json* found = below(branch, key)) return found;
    }
  }
  return nullptr;
}

const ordered_json* below(const ordered_json& schema, const std::string& key) {
  if (const ordered_json* properties = member(schema, "properties")) {
    if (const ordered_json* found = member(*properties, key)) return found;
  }
  const bool isIndex = !key.empty() && key.find_first_not_of("0123456789") == std::string::npos;
  if (const ordered_json* items = member(schema, "items");
      items != nullptr && isIndex && items->is_object())
    return items;
  if (const ordered_json* others = member(schema, "additionalProperties");
      others != nullptr && others->is_object())
    return others;
  return belowInBranches(schema, key);
}

}  // namespace

const ordered_json* schemaAt(const ordered_json& schema, std::string_view pointer) {
  const ordered_json* at = &schema;
  while (at != nullptr && !pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    const auto end = pointer.find('/', 1);
    at = below(*at, unescaped(pointer.substr(1, end == std::string_view::npos ? end : end - 1)));
    pointer = end == std::string_view::npos ? std::string_view() : pointer.substr(end);
  }
  return at;
}

}  // namespace osiris::project
