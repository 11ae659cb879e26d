// Walks a parsed query and follows each column to the tables it comes from. Inside `sql` only.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sql/binder.h"
#include "sql/scope.h"

namespace osiris::sql {

/// What a query gives.
struct QueryResult {
  std::vector<NamedColumn> columns;
  Origins rows;
  bool incomplete = false;  ///< has more columns that cannot be named
};

/// Used once, for one query.
class LineageReader {
 public:
  using Json = nlohmann::json;

  explicit LineageReader(std::span<const Table> tables) : tables_(tables) {}

  /// `outer`: what can be named besides the query's own tables.
  QueryResult read(const Json& node, const Scope* outer = nullptr) { return query(node, outer); }
  [[nodiscard]] const std::set<std::string>& tablesRead() const { return tablesRead_; }
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  /// WITH, from the innermost outwards.
  struct CommonTable {
    std::string name;
    QueryResult result;
  };

  // Queries: lineage_query.cpp.
  QueryResult query(const Json& node, const Scope* outer);
  QueryResult select(const Json& node, const Scope* outer);
  QueryResult setOperation(const Json& node, const Scope* outer);
  QueryResult recursive(const Json& node, const Scope* outer);
  void addCommonTables(const Json& node, const Scope* outer);
  void selectItem(const Json& item, Scope& scope, QueryResult& result);
  void star(const Json& item, const Scope& scope, QueryResult& result);
  void where(const Json& condition, const Scope& scope, QueryResult& result);
  void groupBy(const Json& node, Scope& scope, QueryResult& result);
  void modifiers(const Json& node, Scope& scope, QueryResult& result);
  void influenceOf(const Json& key, const Scope& scope, Influence how, QueryResult& result);

  // FROM: lineage_from.cpp.
  void from(const Json& table, Scope& scope, Origins& rows);
  void join(const Json& table, Scope& scope, Origins& rows);
  void mergeColumns(const std::vector<std::string>& names, const std::string& kind, Scope& scope,
                    std::size_t right, Origins& rows);
  void baseTable(const Json& table, Scope& scope, Origins& rows);
  void tableFunction(const Json& table, Scope& scope);
  void valuesList(const Json& table, Scope& scope);
  void pivot(const Json& table, Scope& scope, Origins& rows);
  void unpivot(const Json& table, const Relation& source, Relation& target);

  // Expressions: lineage_expression.cpp.
  void expression(const Json& node, const Scope& scope, Influence how, Origins& origins);
  void function(const Json& node, const Scope& scope, Influence how, Origins& origins);
  void window(const Json& node, const Scope& scope, Influence how, Origins& origins);
  void subquery(const Json& node, const Scope& scope, Influence how, Origins& origins);
  void lambda(const Json& node, const Scope& scope, Influence how, Origins& origins);
  void each(const Json& node, const char* key, const Scope& scope, Influence how, Origins& origins);

  std::span<const Table> tables_;
  std::vector<CommonTable> commonTables_;
  std::set<std::string> tablesRead_;
  /// While a `COLUMNS(…)` within an expression stands for this column.
  const NamedColumn* chosen_ = nullptr;
  bool complete_ = true;
};

/// The columns that a `*` or `COLUMNS(…)` stands for, renamed and with what REPLACE gives left as
/// it is; not those of tables with unknown columns.
[[nodiscard]] std::vector<NamedColumn> chosenColumns(const nlohmann::json& star, const Scope& scope,
                                                     bool& complete);

/// Gives the columns these names, as far as there are any.
void renameColumns(std::vector<NamedColumn>& columns, const nlohmann::json& names);

/// A member of a node, or a value that is null.
[[nodiscard]] const nlohmann::json& member(const nlohmann::json& node, const char* key);
/// A member that is text, else "".
[[nodiscard]] std::string textOf(const nlohmann::json& node, const char* key);
[[nodiscard]] std::vector<std::string> textsOf(const nlohmann::json& list);

}  // namespace osiris::sql
