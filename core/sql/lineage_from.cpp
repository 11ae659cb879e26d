#include <algorithm>
#include <utility>

#include "sql/lineage_reader.h"

namespace osiris::sql {

using Json = nlohmann::json;

namespace {

std::string aliasOr(const Json& table, std::string name) {
  std::string alias = textOf(table, "alias");
  return alias.empty() ? std::move(name) : std::move(alias);
}

}  // namespace

void renameColumns(std::vector<NamedColumn>& columns, const Json& names) {
  const auto given = textsOf(names);
  for (std::size_t i = 0; i < std::min(given.size(), columns.size()); ++i)
    columns[i].name = given[i];
}

void LineageReader::from(const Json& table, Scope& scope, Origins& rows) {
  const std::string kind = textOf(table, "type");
  if (kind == "BASE_TABLE") return baseTable(table, scope, rows);
  if (kind == "JOIN") return join(table, scope, rows);
  if (kind == "TABLE_FUNCTION") return tableFunction(table, scope);
  if (kind == "EXPRESSION_LIST") return valuesList(table, scope);
  if (kind == "PIVOT") return pivot(table, scope, rows);
  if (kind == "SUBQUERY") {
    // What stands before it in the FROM can be seen from inside.
    QueryResult result = query(member(member(table, "subquery"), "node"), &scope);
    renameColumns(result.columns, member(table, "column_name_alias"));
    rows.merge(result.rows);
    scope.relations.push_back({.name = textOf(table, "alias"),
                               .columns = std::move(result.columns),
                               .incomplete = result.incomplete});
  } else if (!kind.empty() && kind != "EMPTY") {
    complete_ = false;
    scope.relations.push_back({.name = textOf(table, "alias"), .incomplete = true});
  }
}

void LineageReader::baseTable(const Json& table, Scope& scope, Origins& rows) {
  const std::string name = textOf(table, "table_name");
  Relation relation{.name = aliasOr(table, name)};
  const auto common =
      std::ranges::find_if(commonTables_.rbegin(), commonTables_.rend(),
                           [&](const CommonTable& each) { return sameName(each.name, name); });
  const std::string schema = textOf(table, "schema_name");
  if (schema.empty() && common != commonTables_.rend()) {
    relation.columns = common->result.columns;
    relation.incomplete = common->result.incomplete;
    rows.insert(common->result.rows.begin(), common->result.rows.end());
  } else {
    const std::string full = schema.empty() ? name : schema + "." + name;
    const auto known = std::ranges::find_if(tables_, [&](const Table& each) {
      return sameName(each.name, full) || sameName(each.name, name);
    });
    const std::string spelled = known == tables_.end() ? full : known->name;
    tablesRead_.insert(spelled);
    if (known == tables_.end() || known->columns.empty()) {
      relation.unknownTable = spelled;
    } else {
      for (const Column& column : known->columns)
        relation.columns.push_back({column.name, {{spelled, column.name, Influence::identity}}});
    }
  }
  renameColumns(relation.columns, member(table, "column_name_alias"));
  scope.relations.push_back(std::move(relation));
}

void LineageReader::join(const Json& table, Scope& scope, Origins& rows) {
  const std::size_t left = scope.relations.size();
  from(member(table, "left"), scope, rows);
  const std::size_t right = scope.relations.size();
  from(member(table, "right"), scope, rows);
  const std::string kind = textOf(table, "join_type");
  expression(member(table, "condition"), scope, Influence::join, rows);
  auto names = textsOf(member(table, "using_columns"));
  if (textOf(table, "ref_type") == "NATURAL") {
    for (std::size_t i = left; i < right; ++i) {
      for (const NamedColumn& column : scope.relations[i].columns) {
        const bool both = std::any_of(
            scope.relations.begin() + static_cast<std::ptrdiff_t>(right), scope.relations.end(),
            [&](const Relation& each) { return each.find(column.name) != nullptr; });
        if (both && !column.merged) names.push_back(column.name);
      }
    }
  }
  mergeColumns(names, kind, scope, right, rows);
  if (kind == "SEMI" || kind == "ANTI")
    scope.relations.erase(scope.relations.begin() + static_cast<std::ptrdiff_t>(right),
                          scope.relations.end());
}

/// A column of USING stands once, in the table before; of a RIGHT or FULL JOIN it may be the other
/// side's.
void LineageReader::mergeColumns(const std::vector<std::string>& names, const std::string& kind,
                                 Scope& scope, std::size_t right, Origins& rows) {
  const auto findIn = [&](std::size_t begin, std::size_t end,
                          const std::string& name) -> NamedColumn* {
    for (std::size_t i = begin; i < end; ++i) {
      for (NamedColumn& column : scope.relations[i].columns) {
        if (sameName(column.name, name) && !column.merged) return &column;
      }
    }
    // Of a table of unknown columns it is one from here on.
    for (std::size_t i = begin; i < end; ++i) {
      Relation& relation = scope.relations[i];
      if (!relation.unknownTable) continue;
      relation.columns.push_back({name, {{*relation.unknownTable, name, Influence::identity}}});
      return &relation.columns.back();
    }
    return nullptr;
  };
  for (const std::string& name : names) {
    NamedColumn* const before = findIn(0, right, name);
    NamedColumn* const after = findIn(right, scope.relations.size(), name);
    if (before == nullptr || after == nullptr) {
      complete_ = false;
      continue;
    }
    addThrough(rows, Influence::join, before->origins);
    addThrough(rows, Influence::join, after->origins);
    if (kind == "RIGHT") before->origins = after->origins;
    if (kind == "FULL" || kind == "OUTER") {
      Origins either;
      addThrough(either, Influence::transformation, before->origins);
      addThrough(either, Influence::transformation, after->origins);
      before->origins = std::move(either);
    }
    after->merged = true;
  }
}

void LineageReader::tableFunction(const Json& table, Scope& scope) {
  const Json& function = member(table, "function");
  const std::string name = textOf(function, "function_name");
  NamedColumn column{name, {}};
  each(function, "children", scope, Influence::transformation, column.origins);
  Relation relation{.name = aliasOr(table, name)};
  const bool isOneColumn = name == "unnest" || name == "range" || name == "generate_series" ||
                           name == "repeat_row" || name == "glob";
  if (isOneColumn) {
    // `unnest(x) AS t` names both the table and its column.
    if (!textOf(table, "alias").empty()) column.name = relation.name;
    relation.columns.push_back(std::move(column));
    renameColumns(relation.columns, member(table, "column_name_alias"));
  } else {
    relation.incomplete = true;
    complete_ = false;
  }
  scope.relations.push_back(std::move(relation));
}

void LineageReader::valuesList(const Json& table, Scope& scope) {
  Relation relation{.name = textOf(table, "alias")};
  for (const Json& row : member(table, "values")) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == relation.columns.size()) relation.columns.push_back({"col" + std::to_string(i), {}});
      expression(row[i], scope, Influence::identity, relation.columns[i].origins);
    }
  }
  renameColumns(relation.columns, member(table, "expected_names"));
  renameColumns(relation.columns, member(table, "column_name_alias"));
  scope.relations.push_back(std::move(relation));
}

}  // namespace osiris::sql
