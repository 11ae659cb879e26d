#include "sql/query_diff.h"

#include <algorithm>

#include "sql/query_comparison.h"
#include "sql/query_tree.h"

namespace osiris::sql {
namespace {

bool callsTable(const nlohmann::json& node) {
  if (!node.is_structured()) return false;
  return textOf(node, "type") == "TABLE_FUNCTION" || std::ranges::any_of(node, callsTable);
}

}  // namespace

QueryDiff diff(const QueryVersion& before, const QueryVersion& after) {
  QueryDiff diff;
  const auto trees = queryTrees({before.text, before.names}, {after.text, after.names});
  if (!trees) {
    diff.parsed = false;
    return diff;
  }
  diff.readsElsewhere = callsTable(trees->after.canonical);
  diff.changes = QueryComparison(after.tables).compare(*trees);
  return diff;
}

}  // namespace osiris::sql
