#include <algorithm>

#include "project/schema_walk.h"

namespace osiris::project {

using syntax::Entry;
using syntax::Value;
bool SchemaWalk::mapFits(const SchemaNode& node, const Value& map, const Place& place) {
  bool all = sizeFits(node, map, place, map.size());
  if (node.describesProperties || node.propertyNames != nullptr) {
    for (const Entry entry : map.entries()) {
      if (isDone(all) || visits_ > mostVisits) break;
      all = entryFits(node, entry, place, TopLevelKeys::judged) && all;
    }
  }
  if (isDone(all)) return false;
  all = requiredFit(node, map, place) && all;
  for (const Dependency& dependency : node.dependencies) {
    if (isDone(all)) return false;
    all = dependencyFits(node, dependency, map, place) && all;
  }
  return all;
}

bool SchemaWalk::entryFits(const SchemaNode& node, const Entry& entry, const Place& place,
                           TopLevelKeys keys) {
  const std::string_view name = entry.key.text();
  const Place at = place.at(name);
  bool all = keys == TopLevelKeys::leftOut || nameFits(node, entry, place);
  if (!node.describesProperties) return all;
  bool isDescribed = false;
  if (const auto property = node.properties.find(name); property != node.properties.end()) {
    isDescribed = true;
    all = fits(*property->second, entry.value, at) && all;
  }
  for (const PatternProperty& property : node.patternProperties) {
    if (name.size() > 512 || !schema_.matches(property.pattern, name)) continue;
    isDescribed = true;
    all = fits(*property.schema, entry.value, at) && all;
  }
  if (isDescribed) return all;
  const bool isForbidden = node.otherProperties == nullptr || node.otherProperties->allowsNothing;
  if (!isForbidden) return fits(*node.otherProperties, entry.value, at) && all;
  return keys == TopLevelKeys::leftOut ? all : unknownKey(node, entry, place);
}

bool SchemaWalk::nameFits(const SchemaNode& node, const Entry& entry, const Place& place) {
  const std::string_view name = entry.key.text();
  if (node.propertyNames == nullptr || entry.key.incomplete() || keyFits(*node.propertyNames, name))
    return true;
  const auto message = [&](const Words&) {
    return Words{place, node.json, entry.key}.badName(name);
  };
  return finding(node, entry.key, place.at(name), "propertyNames", message);
}

bool SchemaWalk::unknownKey(const SchemaNode& node, const Entry& entry, const Place& place) {
  const std::string_view name = entry.key.text();
  if (found_ == nullptr) return false;
  std::vector<std::string> known;
  for (const auto& [property, schema] : node.properties) known.push_back(property);
  std::ranges::sort(known);
  known = nearestFirst(name, std::move(known));
  const auto message = [&](const Words&) {
    return Words{place, node.json, entry.key}.unknown(name, known);
  };
  return finding(node, entry.key, place.at(name), "additionalProperties", message, known);
}

bool SchemaWalk::requiredFit(const SchemaNode& node, const Value& map, const Place& place) {
  bool all = true;
  for (const std::string& name : node.required) {
    if (isDone(all)) return false;
    if (map[name]) continue;
    const auto message = [&](const Words&) { return Words{place, node.json, map}.missing(name); };
    all = finding(node, map, place.at(name), "required", message);
  }
  return all;
}

bool SchemaWalk::dependencyFits(const SchemaNode& node, const Dependency& dependency,
                                const Value& map, const Place& place) {
  if (!map[dependency.key]) return true;
  if (dependency.schema != nullptr) return fits(*dependency.schema, map, place);
  bool all = true;
  for (const std::string& needed : dependency.needs) {
    if (map[needed]) continue;
    const auto message = [&](const Words& words) {
      return words.missingBeside(dependency.key, needed);
    };
    all = finding(node, map, place.at(needed), "dependencies", message);
  }
  return all;
}

}  // namespace osiris::project
