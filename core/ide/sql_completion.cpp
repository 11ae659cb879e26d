#include "ide/sql_completion.h"

#include <algorithm>
#include <set>

#include "ide/snippet.h"
#include "ide/sql_caret.h"
#include "ide/sql_keywords.h"
#include "plan/step_columns.h"

namespace osiris::ide {
namespace {

using Kind = Completion::Kind;

constexpr std::string_view keywords[] = {
    "SELECT", "FROM",      "WHERE",      "GROUP BY", "ORDER BY", "HAVING",   "LIMIT",
    "JOIN",   "LEFT JOIN", "INNER JOIN", "ON",       "USING",    "AS",       "AND",
    "OR",     "NOT",       "NULL",       "IS NULL",  "IN",       "BETWEEN",  "LIKE",
    "CASE",   "WHEN",      "THEN",       "ELSE",     "END",      "DISTINCT", "UNION ALL",
    "WITH",   "CAST",      "EXISTS",     "DESC",     "ASC",      "OVER",     "PARTITION BY"};

void addColumns(const sql::Table& table, std::set<std::string>& known, CompletionItems& items) {
  for (const sql::Column& column : table.columns) {
    const bool plain = !column.name.empty() && !isSqlKeyword(column.name) &&
                       std::ranges::all_of(column.name, [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                (c >= '0' && c <= '9') || c == '_';
                       });
    if (column.name.find('"') != std::string::npos || !known.insert(column.name).second) continue;
    Completion& item = items.add(column.name, Kind::column,
                                 escaped(plain ? column.name : '"' + column.name + '"'));
    item.detail = column.type.empty() ? table.name : column.type + ", " + table.name;
    item.required = true;
  }
}

void completeForDuckDb(const CompletionPlace& place, const SqlCaret& caret,
                       CompletionItems& items) {
  const plan::ColumnSources sources{place.pipeline, place.workspace.root(), place.files};
  const auto tables = plan::tablesFor(sources, caret.step());
  std::set<std::string> known;
  if (const std::string_view name = caret.qualifier(); !name.empty()) {
    if (const sql::Table* table = caret.table(tables, name)) addColumns(*table, known, items);
    return;
  }
  for (const sql::Table& table : tables) {
    Completion& item = items.add(table.name, Kind::table, escaped(table.name));
    item.detail = "rows of a step";
    item.required = true;
  }
  for (const sql::Table& table : tables) {
    if (caret.uses(table) || tables.size() == 1) addColumns(table, known, items);
  }
  if (caret.typed().empty()) return;
  for (const std::string& name : sql::functionNames()) {
    if (name.starts_with(caret.typed().substr(0, 1)))
      items.add(name, Kind::function, name + "($1)");
  }
}

}  // namespace

bool completeSql(CompletionPlace& place, CompletionItems& items) {
  const auto caret = SqlCaret::at(place.pipeline, place.at);
  if (!caret) return false;
  const oml::Step& step = *place.pipeline.steps[caret->step()].step;
  const std::string_view family = project::familyOfComponent(step.component);
  // GraphQL has queries, too.
  const bool isSql = family == "duckdb" || family == "mysql" || family == "supabase";
  if (!isSql || caret->isHidden()) return true;
  place.line.word = place.at - static_cast<text::Offset>(caret->typed().size());
  if (step.component == "duckdb.processor") completeForDuckDb(place, *caret, items);
  if (!caret->qualifier().empty()) return true;
  for (const std::string_view word : keywords)
    items.add(std::string(word), Kind::keyword, std::string(word));
  return true;
}

}  // namespace osiris::ide
