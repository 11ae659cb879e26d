#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>

#include "sql/lineage_reader.h"

namespace osiris::sql {

using Json = nlohmann::json;

namespace {

/// Rounds of a recursive table: each finds what came to its columns by way of the others.
constexpr int mostRounds = 20;

/// Whether the expression holds a `COLUMNS(…)`; it stands for one select item a column.
const Json* columnsWithin(const Json& node) {
  if (node.is_object() && textOf(node, "class") == "STAR")
    return member(node, "columns") == true ? &node : nullptr;
  if (node.is_object() && textOf(node, "class") == "SUBQUERY") return nullptr;
  if (!node.is_structured()) return nullptr;
  for (const Json& child : node) {
    if (const Json* found = columnsWithin(child)) return found;
  }
  return nullptr;
}

/// The number that ORDER BY 1 or GROUP BY 1 says; 0: it says something else.
std::size_t positionOf(const Json& node) {
  if (textOf(node, "class") != "CONSTANT") return 0;
  const Json& value = member(member(node, "value"), "value");
  return value.is_number_integer() && value.get<std::int64_t>() > 0 ? value.get<std::size_t>() : 0;
}

bool isAll(const Json& node) {
  return textOf(node, "class") == "STAR" && textOf(node, "relation_name").empty();
}

/// The tables of this FROM that an expression speaks of; nothing when it speaks of anything else.
std::optional<std::set<const Relation*>> tablesWithin(const Json& node, const Scope& scope) {
  std::set<const Relation*> tables;
  if (!node.is_structured()) return tables;
  const std::string kind = textOf(node, "class");
  if (kind == "SUBQUERY") return std::nullopt;
  if (kind == "COLUMN_REF") {
    const Relation* own = scope.own(textsOf(member(node, "column_names")));
    if (own == nullptr) return std::nullopt;
    return std::set{own};
  }
  for (const Json& child : node) {
    auto found = tablesWithin(child, scope);
    if (!found) return std::nullopt;
    tables.merge(*found);
  }
  return tables;
}

/// A condition of WHERE that compares one table with another joins them, as ON does.
bool isJoin(const Json& condition, const Scope& scope) {
  if (textOf(condition, "class") != "COMPARISON") return false;
  const auto left = tablesWithin(member(condition, "left"), scope);
  const auto right = tablesWithin(member(condition, "right"), scope);
  return left && right && left->size() == 1 && right->size() == 1 && *left != *right;
}

std::string nameOf(const Json& item) {
  if (std::string alias = textOf(item, "alias"); !alias.empty()) return alias;
  const auto names = textsOf(member(item, "column_names"));
  if (!names.empty()) return names.back();
  if (textOf(item, "class") == "CAST") return nameOf(member(item, "child"));
  return textOf(item, "function_name");
}

}  // namespace

QueryResult LineageReader::query(const Json& node, const Scope* outer) {
  const std::size_t known = commonTables_.size();
  addCommonTables(node, outer);
  const std::string kind = textOf(node, "type");
  QueryResult result;
  if (kind == "SELECT_NODE") {
    result = select(node, outer);
  } else if (kind == "SET_OPERATION_NODE") {
    result = setOperation(node, outer);
  } else if (kind == "RECURSIVE_CTE_NODE") {
    result = recursive(node, outer);
  } else if (kind == "CTE_NODE") {
    result = query(member(node, "child"), outer);
  } else {
    complete_ = false;
    result.incomplete = true;
  }
  commonTables_.erase(commonTables_.begin() + static_cast<std::ptrdiff_t>(known),
                      commonTables_.end());
  return result;
}

void LineageReader::addCommonTables(const Json& node, const Scope* outer) {
  for (const Json& entry : member(member(node, "cte_map"), "map")) {
    const Json& value = member(entry, "value");
    QueryResult result = query(member(member(value, "query"), "node"), outer);
    renameColumns(result.columns, member(value, "aliases"));
    commonTables_.push_back({textOf(entry, "key"), std::move(result)});
  }
}

/// Both sides of the UNION, again with what is known of the table, until nothing comes anew.
QueryResult LineageReader::recursive(const Json& node, const Scope* outer) {
  QueryResult result = query(member(node, "left"), outer);
  for (int round = 0; round < mostRounds; ++round) {
    const QueryResult before = result;
    commonTables_.push_back({textOf(node, "cte_name"), result});
    const QueryResult step = query(member(node, "right"), outer);
    commonTables_.pop_back();
    for (std::size_t i = 0; i < std::min(result.columns.size(), step.columns.size()); ++i)
      addThrough(result.columns[i].origins, Influence::identity, step.columns[i].origins);
    addThrough(result.rows, Influence::identity, step.rows);
    const bool same = result.rows == before.rows &&
                      std::ranges::equal(result.columns, before.columns, {}, &NamedColumn::origins,
                                         &NamedColumn::origins);
    if (same) break;
  }
  return result;
}

QueryResult LineageReader::setOperation(const Json& node, const Scope* outer) {
  const std::string kind = textOf(node, "setop_type");
  QueryResult result = query(member(node, "left"), outer);
  const QueryResult right = query(member(node, "right"), outer);
  addThrough(result.rows, Influence::identity, right.rows);
  result.incomplete = result.incomplete || right.incomplete;
  if (kind == "UNION_BY_NAME") {
    for (const NamedColumn& column : right.columns) {
      const auto same = std::ranges::find_if(result.columns, [&](const NamedColumn& each) {
        return sameName(each.name, column.name);
      });
      if (same == result.columns.end())
        result.columns.push_back(column);
      else
        addThrough(same->origins, Influence::identity, column.origins);
    }
  } else if (kind == "UNION") {
    for (std::size_t i = 0; i < std::min(result.columns.size(), right.columns.size()); ++i)
      addThrough(result.columns[i].origins, Influence::identity, right.columns[i].origins);
  } else {
    // EXCEPT and INTERSECT compare whole rows: both sides decide which of the left one's are kept.
    const std::vector<NamedColumn> left = result.columns;
    for (const std::vector<NamedColumn>* side : {&left, &right.columns}) {
      for (const NamedColumn& column : *side)
        addThrough(result.rows, Influence::filter, column.origins);
    }
  }
  Scope scope{.outer = outer, .relations = {{.name = "", .columns = result.columns}}};
  modifiers(node, scope, result);
  return result;
}

QueryResult LineageReader::select(const Json& node, const Scope* outer) {
  Scope scope{.outer = outer};
  QueryResult result;
  from(member(node, "from_table"), scope, result.rows);
  for (const Json& item : member(node, "select_list")) selectItem(item, scope, result);
  scope.aliases = result.columns;
  where(member(node, "where_clause"), scope, result);
  groupBy(node, scope, result);
  influenceOf(member(node, "having"), scope, Influence::filter, result);
  influenceOf(member(node, "qualify"), scope, Influence::filter, result);
  modifiers(node, scope, result);
  return result;
}

void LineageReader::selectItem(const Json& item, Scope& scope, QueryResult& result) {
  if (textOf(item, "class") == "STAR") {
    star(item, scope, result);
  } else if (const Json* columns = columnsWithin(item)) {
    bool complete = true;
    const auto chosen = chosenColumns(*columns, scope, complete);
    result.incomplete = result.incomplete || !complete;
    complete_ = complete_ && complete;
    for (const NamedColumn& column : chosen) {
      chosen_ = &column;
      NamedColumn made{column.name, {}};
      expression(item, scope, Influence::identity, made.origins);
      chosen_ = nullptr;
      result.columns.push_back(std::move(made));
    }
  } else {
    NamedColumn made{nameOf(item), {}};
    expression(item, scope, Influence::identity, made.origins);
    // An item may speak of those before it by their names.
    if (!textOf(item, "alias").empty()) scope.aliases.push_back(made);
    result.columns.push_back(std::move(made));
  }
}

void LineageReader::star(const Json& item, const Scope& scope, QueryResult& result) {
  bool complete = true;
  std::vector<NamedColumn> chosen = chosenColumns(item, scope, complete);
  result.incomplete = result.incomplete || !complete;
  complete_ = complete_ && complete;
  for (const Json& entry : member(item, "replace_list")) {
    const std::string name = textOf(entry, "key");
    for (NamedColumn& column : chosen) {
      if (!sameName(column.name, name)) continue;
      column.origins.clear();
      expression(member(entry, "value"), scope, Influence::identity, column.origins);
    }
  }
  for (NamedColumn& column : chosen) {
    column.merged = false;
    result.columns.push_back(std::move(column));
  }
}

void LineageReader::where(const Json& condition, const Scope& scope, QueryResult& result) {
  if (textOf(condition, "type") == "CONJUNCTION_AND") {
    for (const Json& each : member(condition, "children")) where(each, scope, result);
  } else {
    influenceOf(condition, scope, isJoin(condition, scope) ? Influence::join : Influence::filter,
                result);
  }
}

void LineageReader::groupBy(const Json& node, Scope& scope, QueryResult& result) {
  const Json& keys = member(node, "group_expressions");
  // GROUP BY ALL: by what is no aggregate.
  if (textOf(node, "aggregate_handling") == "FORCE_AGGREGATES") {
    for (const NamedColumn& column : result.columns) {
      const bool summed = std::ranges::any_of(column.origins, [](const Origin& each) {
        return each.influence == Influence::aggregation;
      });
      if (!summed) addThrough(result.rows, Influence::groupBy, column.origins);
    }
  }
  for (const Json& key : keys) influenceOf(key, scope, Influence::groupBy, result);
}

void LineageReader::influenceOf(const Json& key, const Scope& scope, Influence how,
                                QueryResult& result) {
  const std::size_t position = positionOf(key);
  if (position > 0 && (how == Influence::groupBy || how == Influence::sort)) {
    if (position <= result.columns.size())
      addThrough(result.rows, how, result.columns[position - 1].origins);
  } else if (how == Influence::sort && isAll(key)) {
    for (const NamedColumn& column : result.columns) addThrough(result.rows, how, column.origins);
  } else {
    expression(key, scope, how, result.rows);
  }
}

void LineageReader::modifiers(const Json& node, Scope& scope, QueryResult& result) {
  scope.aliases = result.columns;
  scope.aliasesFirst = true;
  for (const Json& modifier : member(node, "modifiers")) {
    for (const Json& order : member(modifier, "orders"))
      influenceOf(member(order, "expression"), scope, Influence::sort, result);
    for (const Json& target : member(modifier, "distinct_on_targets"))
      influenceOf(target, scope, Influence::groupBy, result);
  }
}

}  // namespace osiris::sql
