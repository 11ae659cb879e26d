#include "sql/influence.h"

#include <algorithm>

namespace osiris::sql {

bool isDirect(Influence influence) { return influence <= Influence::aggregation; }

std::string_view nameOf(Influence influence) {
  switch (influence) {
    case Influence::identity:
      return "IDENTITY";
    case Influence::transformation:
      return "TRANSFORMATION";
    case Influence::aggregation:
      return "AGGREGATION";
    case Influence::join:
      return "JOIN";
    case Influence::groupBy:
      return "GROUP_BY";
    case Influence::filter:
      return "FILTER";
    case Influence::sort:
      return "SORT";
    case Influence::window:
      return "WINDOW";
    case Influence::conditional:
      return "CONDITIONAL";
  }
  return "TRANSFORMATION";
}

Influence combined(Influence outer, Influence inner) {
  if (!isDirect(outer)) return outer;
  return isDirect(inner) ? std::max(outer, inner) : inner;
}

void addThrough(Origins& origins, Influence outer, const Origins& inner) {
  for (const Origin& each : inner)
    origins.insert({each.table, each.column, combined(outer, each.influence)});
}

}  // namespace osiris::sql
