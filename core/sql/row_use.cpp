#include "sql/row_use.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/ascii.h"
#include "sql/query_comparison.h"

namespace osiris::sql {
namespace {

using Json = nlohmann::json;

/// What a query names in FROM, and what stands in it as a name alone.
struct Names {
  std::set<std::string> tables;
  std::set<std::string> alone;
};

void collectNames(const Json& node, Names& names) {
  if (!node.is_structured()) return;
  for (const char* key : {"table_name", "alias"}) {
    if (textOf(node, "class").empty() && !textOf(node, key).empty())
      names.tables.insert(ascii::lower(textOf(node, key)));
  }
  if (textOf(node, "class") == "COLUMN_REF") {
    const auto parts = textsOf(member(node, "column_names"));
    if (parts.size() == 1) names.alone.insert(ascii::lower(parts.front()));
  }
  for (const Json& child : node) collectNames(child, names);
}

bool usesWholeRow(const Json& query) {
  Names names;
  collectNames(query, names);
  return std::ranges::any_of(names.alone,
                             [&](const std::string& each) { return names.tables.contains(each); });
}

std::size_t countStars(const Json& node) {
  if (!node.is_structured()) return 0;
  std::size_t count = textOf(node, "class") == "STAR" ? 1 : 0;
  for (const Json& child : node) count += countStars(child);
  return count;
}

/// Stars that are items of a select list as they are.
std::size_t countPassing(const Json& node) {
  if (!node.is_structured()) return 0;
  std::size_t count = 0;
  if (textOf(node, "type") == "SELECT_NODE" &&
      textOf(node, "aggregate_handling") != "FORCE_AGGREGATES") {
    for (const Json& item : member(node, "select_list"))
      count += textOf(item, "class") == "STAR" && member(item, "columns") != true ? 1 : 0;
  }
  for (const Json& child : node) count += countPassing(child);
  return count;
}

/// Where columns meet without being named.
bool meetsUnnamed(const Json& node) {
  const std::string type = textOf(node, "type");
  return type == "PIVOT" || type == "POSITIONAL_REFERENCE" || textOf(node, "ref_type") == "NATURAL";
}

/// Where those of a `*` meet others, or each other.
bool meetsStar(const Json& node) {
  const std::string type = textOf(node, "type");
  return type == "SET_OPERATION_NODE" || type == "RECURSIVE_CTE_NODE" || isDistinct(node) ||
         (textOf(node, "class") == "SUBQUERY" && textOf(node, "subquery_type") != "EXISTS" &&
          countStars(node) > 0);
}

}  // namespace

RowUse rowUseOf(std::string_view query) {
  const auto parsed = parsedQuery(query);
  if (!parsed || usesWholeRow(*parsed) || anyNode(*parsed, meetsUnnamed)) return RowUse::compared;
  const std::size_t stars = countStars(*parsed);
  if (stars == 0) return RowUse::named;
  return stars == countPassing(*parsed) && !anyNode(*parsed, meetsStar) ? RowUse::passed
                                                                        : RowUse::compared;
}

bool comparesRows(std::string_view query) {
  const auto parsed = parsedQuery(query);
  return !parsed || anyNode(*parsed, comparesWholeRows);
}

}  // namespace osiris::sql
