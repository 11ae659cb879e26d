#include "sql/query_comparison.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "sql/expression_text.h"

namespace osiris::sql {
namespace {

using Json = nlohmann::json;

constexpr std::string_view onlySomeRows = "decides which rows there are";

std::string listText(const Json& list) {
  std::string text;
  for (const Json& each : list) {
    if (!text.empty()) text += ", ";
    text += textOfExpression(each);
  }
  return text;
}

std::string ordersText(const Json& orders) {
  std::string text;
  for (const Json& each : orders) {
    if (!text.empty()) text += ", ";
    text += textOfExpression(member(each, "expression"));
    if (textOf(each, "type") == "DESCENDING") text += " DESC";
    const std::string nulls = textOf(each, "null_order");
    if (nulls == "NULLS_FIRST") text += " NULLS FIRST";
    if (nulls == "NULLS_LAST") text += " NULLS LAST";
  }
  return text;
}

const Json& modifier(const Json& query, std::string_view type) {
  static const Json nothing;
  for (const Json& each : member(query, "modifiers")) {
    if (textOf(each, "type") == type) return each;
  }
  return nothing;
}

std::string limitText(const Json& limit, const char* key) {
  const Json& value = member(limit, key);
  return value.is_null() ? std::string() : textOfExpression(value);
}

/// Conditions name columns in any case of letters, where nothing but the condition sees the name.
bool isPlain(const Json& node) {
  if (!node.is_structured()) return true;
  static const std::set<std::string, std::less<>> plain{
      "", "COLUMN_REF", "CONSTANT", "COMPARISON", "CONJUNCTION", "BETWEEN", "OPERATOR"};
  return plain.contains(textOf(node, "class")) &&
         std::ranges::all_of(node, [](const Json& child) { return isPlain(child); });
}

Json withFoldedNames(Json node) {
  if (!node.is_structured()) return node;
  if (textOf(node, "class") == "COLUMN_REF") {
    for (Json& name : node["column_names"]) name = ascii::lower(name.get<std::string>());
    return node;
  }
  for (Json& child : node) child = withFoldedNames(std::move(child));
  return node;
}

bool sameCondition(const Json& a, const Json& b) {
  return a == b || (isPlain(a) && isPlain(b) && withFoldedNames(a) == withFoldedNames(b));
}

std::string joinText(const Json& join) {
  const std::string reference = textOf(join, "ref_type");
  const std::string kind = textOf(join, "join_type");
  return reference.empty() || reference == "REGULAR"     ? kind
         : reference == "NATURAL" || reference == "ASOF" ? reference + " " + kind
                                                         : reference;
}

std::string keyText(const Json& join) {
  const auto names = textsOf(member(join, "using_columns"));
  if (names.empty()) {
    const Json& condition = member(join, "condition");
    return condition.is_null() ? "none" : textOfExpression(condition);
  }
  std::string text = "USING (";
  for (const std::string& name : names) text += (text.back() == '(' ? "" : ", ") + name;
  return text + ")";
}

std::string setOperationText(const Json& node) {
  std::string kind = textOf(node, "setop_type");
  std::string all = member(node, "setop_all") == false ? "" : " ALL";
  if (kind == "UNION_BY_NAME") return "UNION" + all + " BY NAME";
  return kind + all;
}

/// Nodes without those members that are compared by themselves.
bool sameBesides(const Json& a, const Json& b, const std::set<std::string, std::less<>>& keys) {
  const auto rest = [&](const Json& node) {
    Json kept = Json::object();
    for (const auto& [key, value] : node.items()) {
      if (!keys.contains(key)) kept[key] = value;
    }
    return kept;
  };
  return rest(a) == rest(b);
}

bool mentions(const Json& node, const std::string& name) {
  if (!node.is_structured()) return false;
  if (textOf(node, "class") == "COLUMN_REF") {
    const auto names = textsOf(member(node, "column_names"));
    return !names.empty() && sameName(names.back(), name);
  }
  return std::ranges::any_of(node, [&](const Json& child) { return mentions(child, name); });
}

}  // namespace

bool isDistinct(const Json& query) {
  const Json& distinct = modifier(query, "DISTINCT_MODIFIER");
  return !distinct.is_null() && member(distinct, "distinct_on_targets").empty();
}

bool anyNode(const Json& node, bool (*holds)(const Json&)) {
  if (!node.is_structured()) return false;
  return holds(node) ||
         std::ranges::any_of(node, [&](const Json& child) { return anyNode(child, holds); });
}

bool comparesWholeRows(const Json& query) {
  if (textOf(query, "type") != "SET_OPERATION_NODE") return isDistinct(query);
  const std::string kind = textOf(query, "setop_type");
  return isDistinct(query) || member(query, "setop_all") == false ||
         (kind != "UNION" && kind != "UNION_BY_NAME");
}

VersionNode VersionNode::operator[](const char* key) const {
  const bool isThere = marked != nullptr && marked->is_object() && marked->contains(key);
  return {&member(*is, key), &member(*written, key), isThere ? &(*marked)[key] : nullptr};
}

VersionNode VersionNode::operator[](std::size_t index) const {
  return {&(*is)[index], &(*written)[index], marked == nullptr ? nullptr : &(*marked)[index]};
}

std::vector<QueryChange> QueryComparison::compare(const QueryTrees& trees) {
  Json marked = trees.after.written;
  comparesRows_ = anyNode(trees.after.canonical, comparesWholeRows);
  query({&trees.before.canonical, &trees.before.written},
        {&trees.after.canonical, &trees.after.written, &marked}, {});
  followMarks(marked);
  return std::move(changes_);
}

void QueryComparison::rows(std::string what, std::string_view reason) {
  changes_.push_back({Kind::rows, {}, std::move(what), std::string(reason)});
}

void QueryComparison::unknown(std::string what, std::string_view reason) {
  changes_.push_back({Kind::unknown, {}, std::move(what), std::string(reason)});
}

void QueryComparison::clause(std::string_view noun, const std::string& before,
                             const std::string& after, std::string_view reason) {
  std::string what(noun);
  if (before.empty())
    what += " added: " + after;
  else if (after.empty())
    what += " removed: " + before;
  else
    what += before == after ? " changed" : " changed: " + before + " → " + after;
  rows(std::move(what), reason);
}

void QueryComparison::query(const VersionNode& a, const VersionNode& b, Place place) {
  if (*a.is == *b.is) return;
  const std::string before = textOf(*a.is, "type");
  const std::string after = textOf(*b.is, "type");
  place.compared = place.compared || isDistinct(*b.is);
  if (before == after && after == "SELECT_NODE") {
    commonTables(a, b);
    select(a, b, place);
  } else if (before == after && after == "SET_OPERATION_NODE") {
    commonTables(a, b);
    setOperation(a, b, place);
  } else if (before == after && after == "RECURSIVE_CTE_NODE") {
    rows("recursive table " + textOf(*b.written, "cte_name") + " changed",
         "each round goes on from the rows of the one before");
  } else if (after == "SET_OPERATION_NODE" && before == "SELECT_NODE") {
    rows(setOperationText(*b.is) + " added", onlySomeRows);
  } else if (before == "SET_OPERATION_NODE" && after == "SELECT_NODE") {
    rows(setOperationText(*a.is) + " removed", onlySomeRows);
  } else {
    unknown("query rewritten", "the two are built too differently to be compared");
  }
}

/// Those that one side alone has show where they are read.
void QueryComparison::commonTables(const VersionNode& a, const VersionNode& b) {
  const VersionNode before = a["cte_map"]["map"];
  const VersionNode after = b["cte_map"]["map"];
  for (std::size_t i = 0; i < after.size(); ++i) {
    for (std::size_t j = 0; j < before.size(); ++j) {
      if (textOf(*before[j].is, "key") != textOf(*after[i].is, "key")) continue;
      const VersionNode from = before[j]["value"];
      const VersionNode to = after[i]["value"];
      const std::string name = textOf(*after[i].written, "key");
      query(from["query"]["node"], to["query"]["node"], {.top = false});
      if (!sameBesides(*from.is, *to.is, {"query"}))
        unknown("WITH " + name + " changed",
                "its columns are called otherwise, or it is kept otherwise");
    }
  }
}

void QueryComparison::setOperation(const VersionNode& a, const VersionNode& b, Place place) {
  const std::string before = setOperationText(*a.is);
  const std::string after = setOperationText(*b.is);
  if (before != after) clause("set operation", before, after, onlySomeRows);
  modifiers(a, b);
  if (!sameBesides(*a.is, *b.is,
                   {"cte_map", "modifiers", "setop_type", "setop_all", "left", "right"}))
    unknown("set operation changed", "it has a part that is not known");
  place.byPosition = !after.ends_with("BY NAME");
  place.compared = place.compared || comparesWholeRows(*b.is);
  query(a["left"], b["left"], place);
  query(a["right"], b["right"], place);
}

void QueryComparison::select(const VersionNode& a, const VersionNode& b, Place place) {
  from(a["from_table"], b["from_table"]);
  clauses(a, b);
  modifiers(a, b);
  selectList(a, b, place);
  const auto sums = [](const VersionNode& node) {
    return hasAggregate(*node["select_list"].is) || hasAggregate(*node["having"].is);
  };
  const bool grouped = !member(*b.is, "group_expressions").empty() ||
                       textOf(*b.is, "aggregate_handling") == "FORCE_AGGREGATES";
  if (!grouped && sums(a) != sums(b))
    rows(sums(b) ? "all rows summed up in one" : "rows no longer summed up", onlySomeRows);
  if (!sameBesides(
          *a.is, *b.is,
          {"cte_map", "modifiers", "select_list", "from_table", "where_clause", "group_expressions",
           "group_sets", "having", "qualify", "aggregate_handling", "sample"}))
    unknown("query changed", "it has a part that is not known");
}

void QueryComparison::clauses(const VersionNode& a, const VersionNode& b) {
  static constexpr std::array<std::pair<const char*, std::string_view>, 3> conditions{
      {{"where_clause", "filter"}, {"having", "HAVING"}, {"qualify", "QUALIFY"}}};
  const auto text = [](const Json& node) {
    return node.is_null() ? std::string() : textOfExpression(node);
  };
  for (const auto& [key, noun] : conditions) {
    if (!sameCondition(*a[key].is, *b[key].is))
      clause(noun, text(*a[key].written), text(*b[key].written), onlySomeRows);
  }
  const bool sameKeys = sameCondition(*a["group_expressions"].is, *b["group_expressions"].is) &&
                        *a["group_sets"].is == *b["group_sets"].is &&
                        *a["aggregate_handling"].is == *b["aggregate_handling"].is;
  const auto groups = [](const VersionNode& node) {
    return textOf(*node.is, "aggregate_handling") == "FORCE_AGGREGATES"
               ? "ALL"
               : listText(*node["group_expressions"].written);
  };
  if (!sameKeys) clause("GROUP BY", groups(a), groups(b), "there is a row for each group");
  if (*a["sample"].is != *b["sample"].is) rows("sample changed", onlySomeRows);
}

void QueryComparison::modifiers(const VersionNode& a, const VersionNode& b) {
  const auto both = [&](std::string_view type) {
    return std::pair<const Json&, const Json&>(modifier(*a.is, type), modifier(*b.is, type));
  };
  const auto written = [](const VersionNode& node, std::string_view type) -> const Json& {
    return modifier(*node.written, type);
  };
  if (const auto [before, after] = both("ORDER_MODIFIER"); !sameCondition(before, after))
    clause("order", ordersText(member(written(a, "ORDER_MODIFIER"), "orders")),
           ordersText(member(written(b, "ORDER_MODIFIER"), "orders")), "decides the order of rows");
  if (const auto [before, after] = both("DISTINCT_MODIFIER"); before != after)
    rows(before.is_null()  ? "DISTINCT added"
         : after.is_null() ? "DISTINCT removed"
                           : "DISTINCT changed",
         onlySomeRows);
  for (const char* type : {"LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER"}) {
    const auto [before, after] = both(type);
    for (const auto& [key, noun] : {std::pair{"limit", "LIMIT"}, {"offset", "OFFSET"}}) {
      if (member(before, key) != member(after, key))
        clause(noun, limitText(before, key), limitText(after, key), onlySomeRows);
    }
  }
}

void QueryComparison::from(const VersionNode& a, const VersionNode& b) {
  if (*a.is == *b.is) return;
  const std::string before = textOf(*a.is, "type");
  const std::string after = textOf(*b.is, "type");
  const std::string was = textOfTable(*a.written);
  const std::string now = textOfTable(*b.written);
  if (before == after && after == "JOIN") return join(a, b);
  if (after == "JOIN" && *b["left"].is == *a.is) {
    rows(joinText(*b.is) + " JOIN added: " + textOfTable(*b["right"].written), onlySomeRows);
  } else if (before == "JOIN" && *a["left"].is == *b.is) {
    rows(joinText(*a.is) + " JOIN removed: " + textOfTable(*a["right"].written), onlySomeRows);
  } else if (before == after && after == "SUBQUERY") {
    query(a["subquery"]["node"], b["subquery"]["node"], {.top = false});
    if (!sameBesides(*a.is, *b.is, {"subquery"}))
      rows("subquery " + now + " changed", "its columns are called otherwise, or it is sampled");
  } else if (before == after && after == "BASE_TABLE") {
    if (!sameBesides(*a.is, *b.is, {"sample", "column_name_alias", "alias"}))
      rows("source changed: " + was + " → " + now, "other rows are read");
    if (*a["sample"].is != *b["sample"].is) rows("sample of " + now + " changed", onlySomeRows);
    if (*a["column_name_alias"].is != *b["column_name_alias"].is ||
        *a["alias"].is != *b["alias"].is)
      rows("names of " + now + " changed", "its columns may mean something else");
  } else {
    rows(was == now ? now + " changed" : "source changed: " + was + " → " + now,
         "other rows are read");
  }
}

void QueryComparison::join(const VersionNode& a, const VersionNode& b) {
  from(a["left"], b["left"]);
  from(a["right"], b["right"]);
  if (joinText(*a.is) != joinText(*b.is))
    clause("join kind", joinText(*a.is), joinText(*b.is), "decides which rows find a partner");
  if (!sameCondition(*a["condition"].is, *b["condition"].is) ||
      *a["using_columns"].is != *b["using_columns"].is)
    clause("join key", keyText(*a.written), keyText(*b.written),
           "decides which rows find a partner");
  if (!sameBesides(
          *a.is, *b.is,
          {"left", "right", "join_type", "ref_type", "condition", "using_columns", "alias"}))
    unknown("join changed", "it has a part that is not known");
}

/// Each changed value to the columns and rows that come from it.
void QueryComparison::followMarks(const Json& marked) {
  Relation relation{.name = std::string(markTable), .columns = {}};
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    const std::string name = std::to_string(i);
    relation.columns.push_back({name, {{std::string(markTable), name, Influence::identity}}});
  }
  const Scope outer{.relations = {std::move(relation)}};
  LineageReader reader(tables_);
  const QueryResult result = reader.read(marked, &outer);
  const auto comesFrom = [](const Origins& origins, const std::string& mark) {
    return std::ranges::any_of(origins, [&](const Origin& each) {
      return each.table == markTable && each.column == mark;
    });
  };
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    Mark& mark = marks_[i];
    const std::string name = std::to_string(i);
    for (const NamedColumn& column : result.columns) {
      if (comesFrom(column.origins, name)) mark.change.columns.push_back(column.name);
    }
    const bool inComparison = mark.place.compared || (!mark.place.top && comparesRows_);
    if (mark.rows || inComparison || comesFrom(result.rows, name)) {
      mark.change.kind = Kind::rows;
      mark.change.reason = inComparison ? "whole rows are compared with it"
                                        : "it decides which rows there are, or their order";
    } else if (!reader.complete() && (!mark.place.top || mentions(marked, mark.name))) {
      mark.change.kind = Kind::unknown;
      mark.change.reason = "where the value goes cannot be followed";
    } else if (mark.change.columns.empty() && mark.place.top) {
      mark.change.columns.push_back(mark.name);
    }
    changes_.push_back(std::move(mark.change));
  }
}

}  // namespace osiris::sql
