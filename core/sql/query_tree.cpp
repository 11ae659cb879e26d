#include "sql/query_tree.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "sql/lineage_reader.h"

namespace osiris::sql {
namespace {

using Json = nlohmann::json;

void dropPlaces(Json& node) {
  if (node.is_object()) node.erase("query_location");
  if (!node.is_structured()) return;
  for (Json& child : node) dropPlaces(child);
}

/// Names that stand alone somewhere: each may be a column, or a whole row of the table so called.
void collectLoneNames(const Json& node, std::set<std::string>& names) {
  if (!node.is_structured()) return;
  if (textOf(node, "class") == "COLUMN_REF") {
    const auto parts = textsOf(member(node, "column_names"));
    if (parts.size() == 1) names.insert(ascii::lower(parts.front()));
  }
  for (const Json& child : node) collectLoneNames(child, names);
}

/// Puts operands in an order of their own where that changes nothing.
void orderOperands(Json& node) {
  if (!node.is_structured()) return;
  for (Json& child : node) orderOperands(child);
  const std::string type = textOf(node, "type");
  if (textOf(node, "class") == "COMPARISON") {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> mirrored{
        {{"COMPARE_GREATERTHAN", "COMPARE_LESSTHAN"},
         {"COMPARE_GREATERTHANOREQUALTO", "COMPARE_LESSTHANOREQUALTO"}}};
    for (const auto& [from, to] : mirrored) {
      if (type != from) continue;
      node["type"] = to;
      std::swap(node["left"], node["right"]);
    }
    const bool symmetric = type == "COMPARE_EQUAL" || type == "COMPARE_NOTEQUAL" ||
                           type == "COMPARE_DISTINCT_FROM" || type == "COMPARE_NOT_DISTINCT_FROM";
    if (symmetric && node["right"] < node["left"]) std::swap(node["left"], node["right"]);
  } else if (textOf(node, "class") == "CONJUNCTION") {
    std::sort(node["children"].begin(), node["children"].end());
  } else if (type == "COMPARE_IN" || type == "COMPARE_NOT_IN") {
    Json& children = node["children"];
    if (children.size() > 1) std::sort(children.begin() + 1, children.end());
  } else if (textOf(node, "class") == "STAR") {
    for (const char* list : {"exclude_list", "qualified_exclude_list", "replace_list"}) {
      if (node.contains(list) && node[list].is_array())
        std::sort(node[list].begin(), node[list].end());
    }
  }
}

/// The names of all of a query's WITH, in order, in lower case.
void collectCommonTables(const Json& node, std::vector<std::string>& names) {
  if (!node.is_structured()) return;
  for (const Json& entry : member(member(node, "cte_map"), "map"))
    names.push_back(ascii::lower(textOf(entry, "key")));
  for (const Json& child : node) collectCommonTables(child, names);
}

std::vector<std::string> commonTablesOf(const Json& query) {
  std::vector<std::string> names;
  collectCommonTables(query, names);
  return names;
}

/// What each WITH of the second query is called in the first: the same, unless some were renamed.
TableNames renamedCommonTables(const Json& before, const Json& after) {
  const auto old = commonTablesOf(before);
  const auto now = commonTablesOf(after);
  TableNames renamed;
  const std::set<std::string> oldNames(old.begin(), old.end());
  const std::set<std::string> nowNames(now.begin(), now.end());
  if (old.size() != now.size() || oldNames.size() != old.size() || nowNames.size() != now.size())
    return renamed;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (!oldNames.contains(now[i]) && !nowNames.contains(old[i])) renamed[now[i]] = old[i];
  }
  return renamed;
}

/// Tables get the names that both versions know them by, aliases the place where they stand.
class Renaming {
 public:
  Renaming(const TableNames& tables, const TableNames& commonTables, const Json& query)
      : tables_(tables), renamedCommonTables_(commonTables) {
    collectLoneNames(query, loneNames_);
  }

  void query(Json& node) {
    if (!node.is_object()) return;
    const std::size_t known = commonTables_.size();
    commonTables(node);
    const std::string kind = textOf(node, "type");
    if (kind == "SELECT_NODE") {
      select(node);
    } else if (kind == "RECURSIVE_CTE_NODE") {
      node["cte_name"] = tableNamed(textOf(node, "cte_name"));
      rest(node);
    } else {
      rest(node);
    }
    commonTables_.erase(commonTables_.begin() + static_cast<std::ptrdiff_t>(known),
                        commonTables_.end());
  }

 private:
  using Names = std::vector<std::pair<std::string, std::string>>;  ///< as written, as canonical

  static Json& member(Json& node, const char* key) {
    static Json nothing;
    const auto found = node.find(key);
    return found == node.end() ? nothing : *found;
  }

  void commonTables(Json& node) {
    Json& map = member(node, "cte_map");
    if (!map.is_object() || !map.contains("map")) return;
    for (Json& entry : map["map"]) {
      const std::string name = ascii::lower(textOf(entry, "key"));
      const auto renamed = renamedCommonTables_.find(name);
      const std::string canonical =
          "with " + (renamed == renamedCommonTables_.end() ? name : renamed->second);
      Json& body = entry["value"]["query"]["node"];
      const bool isRecursive = textOf(body, "type") == "RECURSIVE_CTE_NODE";
      if (isRecursive) commonTables_.emplace_back(name, canonical);
      query(body);
      if (!isRecursive) commonTables_.emplace_back(name, canonical);
      entry["key"] = canonical;
    }
  }

  void select(Json& node) {
    const std::size_t outer = aliases_.size();
    const std::size_t outerTables = std::exchange(tableCount_, 0);
    ++depth_;
    if (node.contains("from_table")) declare(node["from_table"]);
    for (auto& [key, value] : node.items()) {
      if (key != "cte_map") expression(value);
    }
    for (Json& item : member(node, "select_list")) dropEmptyAlias(item);
    aliases_.erase(aliases_.begin() + static_cast<std::ptrdiff_t>(outer), aliases_.end());
    tableCount_ = outerTables;
    --depth_;
  }

  /// `a AS a` says no more than `a`.
  static void dropEmptyAlias(Json& item) {
    if (textOf(item, "class") != "COLUMN_REF" || !item.contains("alias")) return;
    const auto names = textsOf(sql::member(item, "column_names"));
    if (!names.empty() && names.back() == textOf(item, "alias")) item.erase("alias");
  }

  /// Notes what the tables of a FROM are called, from left to right.
  void declare(Json& table) {
    const std::string kind = textOf(table, "type");
    if (kind == "JOIN") {
      declare(table["left"]);
      declare(table["right"]);
      return;
    }
    std::string name = textOf(table, "alias");
    if (name.empty()) name = textOf(table, "table_name");
    if (name.empty()) return;
    const std::string lower = ascii::lower(name);
    const std::string canonical =
        loneNames_.contains(lower)
            ? lower
            : "table " + std::to_string(depth_) + "." + std::to_string(tableCount_++);
    aliases_.emplace_back(lower, canonical);
    table["alias"] = canonical;
  }

  void rest(Json& node) {
    for (auto& [key, value] : node.items()) {
      if (key != "cte_map") expression(value);
    }
  }

  void expression(Json& node) {
    if (!node.is_structured()) return;
    const std::string kind = textOf(node, "class");
    const std::string type = textOf(node, "type");
    if (type.ends_with("_NODE") && node.is_object()) return query(node);
    if (kind == "COLUMN_REF") {
      Json& names = node["column_names"];
      if (names.size() > 1 && names[0].is_string())
        names[0] = aliasNamed(names[0].get<std::string>());
      return;
    }
    if (kind == "STAR" && node.contains("relation_name"))
      node["relation_name"] = aliasNamed(textOf(node, "relation_name"));
    if (type == "BASE_TABLE" && textOf(node, "schema_name").empty())
      node["table_name"] = tableNamed(textOf(node, "table_name"));
    for (Json& child : node) expression(child);
  }

  [[nodiscard]] std::string aliasNamed(const std::string& name) const {
    return found(aliases_, name).value_or(name);
  }

  [[nodiscard]] std::string tableNamed(const std::string& name) const {
    if (const auto common = found(commonTables_, name)) return *common;
    const auto known = tables_.find(ascii::lower(name));
    return known == tables_.end() ? name : known->second;
  }

  static std::optional<std::string> found(const Names& names, const std::string& name) {
    const std::string lower = ascii::lower(name);
    const auto at =
        std::ranges::find(names.rbegin(), names.rend(), lower, &Names::value_type::first);
    return at == names.rend() ? std::nullopt : std::optional(at->second);
  }

  const TableNames& tables_;
  const TableNames& renamedCommonTables_;
  std::set<std::string> loneNames_;
  Names commonTables_;
  Names aliases_;
  std::size_t depth_ = 0;       ///< of SELECTs around
  std::size_t tableCount_ = 0;  ///< of this SELECT, so far
};

}  // namespace

std::optional<QueryTrees> queryTrees(const QueryText& before, const QueryText& after) {
  auto old = parsedQueryInFull(before.text);
  auto now = parsedQueryInFull(after.text);
  if (!old || !now) return std::nullopt;
  dropPlaces(*old);
  dropPlaces(*now);
  const TableNames sameNames;
  const TableNames renamed = renamedCommonTables(*old, *now);
  QueryTrees trees{{*old, *old}, {*now, *now}};
  Renaming(before.tables, sameNames, *old).query(trees.before.canonical);
  Renaming(after.tables, renamed, *now).query(trees.after.canonical);
  orderOperands(trees.before.canonical);
  orderOperands(trees.after.canonical);
  return trees;
}

}  // namespace osiris::sql
