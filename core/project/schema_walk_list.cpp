#include <string>
#include <unordered_set>

#include "project/schema_walk.h"
#include "project/value_json.h"

namespace osiris::project {

using syntax::Value;

bool SchemaWalk::listFits(const SchemaNode& node, const Value& list, const Place& place) {
  bool all = sizeFits(node, list, place, list.size());
  if (node.items != nullptr || node.isTuple) {
    std::size_t index = 0;
    for (const Value item : list.items()) {
      if (isDone(all) || visits_ > mostVisits) break;
      all = itemFits(node, item, place.at(index++)) && all;
    }
  }
  if (isDone(all)) return false;
  all = itemsDiffer(node, list, place) && all;
  return containsFits(node, list, place) && all;
}

bool SchemaWalk::itemFits(const SchemaNode& node, const Value& item, const Place& place) {
  if (!node.isTuple) return fits(*node.items, item, place);
  if (place.index < node.tuple.size()) return fits(*node.tuple[place.index], item, place);
  if (node.otherItems != nullptr) return fits(*node.otherItems, item, place);
  return finding(node, item, place, "additionalItems", &Words::notAllowed);
}

bool SchemaWalk::itemsDiffer(const SchemaNode& node, const Value& list, const Place& place) {
  if (!node.uniqueItems) return true;
  // By a hash of each item's JSON; the library compares every pair.
  std::unordered_set<std::string> seen;
  bool all = true;
  std::size_t index = 0;
  for (const Value item : list.items()) {
    const Place at = place.at(index++);
    const auto content = item.isNull() ? std::nullopt : toJson(item, 100);
    if (!content) {
      uncertain_ = true;
    } else if (!seen.insert(content->dump(-1, ' ', false,
                                          nlohmann::ordered_json::error_handler_t::replace))
                    .second) {
      all = finding(node, item, at, "uniqueItems", &Words::repeated);
    }
    if (isDone(all)) return false;
  }
  return all;
}

bool SchemaWalk::containsFits(const SchemaNode& node, const Value& list, const Place& place) {
  if (node.contains == nullptr) return true;
  std::size_t index = 0;
  bool uncertain = list.incomplete();
  for (const Value item : list.items()) {
    const Trial trial = tryFit(*node.contains, item, place.at(index++));
    if (trial.fits) return true;
    uncertain = uncertain || trial.uncertain;
  }
  return uncertain || finding(node, list, place, "contains", &Words::lacksItem);
}

}  // namespace osiris::project
