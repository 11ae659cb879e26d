#include "sql/binder.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "sql/engine.h"
#include "sql/engine_error.h"
#include "sql/kept_answers.h"

namespace osiris::sql {
namespace {

/// Longer queries are not looked at, nor ones with more brackets in brackets than a recursive
/// binder bears.
constexpr std::size_t longestBoundQuery = std::size_t{1} << 16;
constexpr std::size_t mostBrackets = 2000;
constexpr std::size_t mostBoundBytes = std::size_t{1} << 20;

using Columns = std::vector<Column>;

std::string identifier(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"') text += '"';
    if (c != '\0') text += c;
  }
  return text + '"';
}

std::string_view nameOf(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return "BOOLEAN";
    case DUCKDB_TYPE_TINYINT:
      return "TINYINT";
    case DUCKDB_TYPE_SMALLINT:
      return "SMALLINT";
    case DUCKDB_TYPE_INTEGER:
      return "INTEGER";
    case DUCKDB_TYPE_BIGINT:
      return "BIGINT";
    case DUCKDB_TYPE_HUGEINT:
      return "HUGEINT";
    case DUCKDB_TYPE_FLOAT:
      return "FLOAT";
    case DUCKDB_TYPE_DOUBLE:
      return "DOUBLE";
    case DUCKDB_TYPE_VARCHAR:
      return "VARCHAR";
    case DUCKDB_TYPE_DATE:
      return "DATE";
    case DUCKDB_TYPE_TIME:
      return "TIME";
    case DUCKDB_TYPE_TIMESTAMP:
      return "TIMESTAMP";
    case DUCKDB_TYPE_TIMESTAMP_TZ:
      return "TIMESTAMP WITH TIME ZONE";
    case DUCKDB_TYPE_INTERVAL:
      return "INTERVAL";
    case DUCKDB_TYPE_BLOB:
      return "BLOB";
    case DUCKDB_TYPE_UUID:
      return "UUID";
    default:
      return {};  // A type with parameters is not told in half.
  }
}

bool createTable(Engine& engine, const Table& table, std::string_view unknownType) {
  std::string columns;
  for (const Column& column : table.columns) {
    columns += columns.empty() ? "" : ", ";
    columns += identifier(column.name) + " ";
    columns += column.type.empty() ? unknownType : std::string_view(column.type);
  }
  if (columns.empty()) return false;
  engine.run("CREATE OR REPLACE TABLE " + identifier(table.name) + " (" + columns + ")");
  return true;
}

/// What preparing a query says: its columns, or the engine's words for why there are none.
struct Prepared {
  std::optional<Columns> columns;
  std::string error;
};

Prepared prepare(Engine& engine, const std::string& query) {
  const DuckDB& api = engine.api();
  duckdb_prepared_statement statement = nullptr;
  Prepared prepared;
  if (api.prepare(engine.connection(), query.c_str(), &statement) != DuckDBSuccess) {
    const char* said = statement == nullptr ? nullptr : api.prepareError(statement);
    if (said != nullptr) prepared.error = said;
  } else if (api.statementType(statement) == DUCKDB_STATEMENT_TYPE_SELECT) {
    Columns& columns = prepared.columns.emplace();
    const idx_t count = api.columnCount(statement);
    for (idx_t i = 0; i < count; ++i) {
      const char* name = api.columnName(statement, i);
      columns.push_back(
          {name == nullptr ? "" : name, std::string(nameOf(api.columnType(statement, i)))});
      if (name != nullptr) api.free(const_cast<char*>(name));
    }
  }
  api.destroyPrepare(&statement);
  return prepared;
}

/// Binds with unknown columns of that type.
Prepared prepareWith(Engine& engine, const std::string& query, std::span<const Table> tables,
                     std::string_view unknownType) {
  std::vector<std::string> made;
  for (const Table& table : tables) {
    if (createTable(engine, table, unknownType)) made.push_back(table.name);
  }
  Prepared prepared = prepare(engine, query);
  for (const std::string& name : made) engine.run("DROP TABLE IF EXISTS " + identifier(name));
  return prepared;
}

bool isTyped(const Table& table) {
  return std::ranges::none_of(table.columns,
                              [](const Column& column) { return column.type.empty(); });
}

/// Whether the engine complains of names alone, whatever the types of columns are. A table that is
/// not found may be a column of some structure, where one's type is not known.
bool isOfNamesAlone(const EngineError& error, std::span<const Table> tables) {
  static constexpr std::string_view aboutNames[] = {
      "referenced column",  "table with name",     "scalar Function with name",
      "aggregate Function", "ambiguous reference", "referenced table"};
  if (error.message.contains("does not have a column named") ||
      error.message.contains("must appear in the GROUP BY clause") ||
      error.message.contains("cannot contain aggregates") ||
      error.message.contains("list not found in FROM clause"))
    return true;
  const bool isKnown = std::ranges::any_of(
      aboutNames, [&](std::string_view words) { return error.message.starts_with(words); });
  return isKnown && std::ranges::none_of(tables, [&](const Table& table) {
           return std::ranges::any_of(table.columns, [&](const Column& column) {
             return column.type.empty() &&
                    error.message.starts_with("referenced table '" + column.name + "'");
           });
         });
}

/// What is wrong for certain; `said` is what the engine said for each guess at unknown types. What
/// comes of a type is certain when there was nothing to guess.
std::optional<BindingProblem> problemIn(const std::string& query, std::span<const Table> tables,
                                        std::span<const std::string> said) {
  const bool allKnown =
      std::ranges::none_of(tables, [](const Table& table) { return table.columns.empty(); });
  if (!allKnown) return std::nullopt;
  for (const std::string& each : said) {
    EngineError error = engineErrorOf(query, each);
    const bool isAboutNames = error.kind == "Binder" || error.kind == "Catalog";
    if (!isAboutNames || each.contains("extension")) continue;
    if (said.size() > 1 && !isOfNamesAlone(error, tables)) continue;
    return BindingProblem{std::move(error.message), error.begin, error.end,
                          std::move(error.candidates)};
  }
  return std::nullopt;
}

Binding bindHonestly(Engine& engine, const std::string& query, std::span<const Table> tables) {
  const Prepared asText = prepareWith(engine, query, tables, "VARCHAR");
  const bool guessed = !std::ranges::all_of(tables, isTyped);
  const Prepared asNumber = guessed ? prepareWith(engine, query, tables, "DOUBLE") : asText;
  if (!asText.columns && !asNumber.columns) {
    const std::string said[] = {asText.error, asNumber.error};
    return {std::nullopt, problemIn(query, tables, std::span(said).first(guessed ? 2 : 1))};
  }
  Columns columns = asText.columns ? *asText.columns : *asNumber.columns;
  const bool both =
      asText.columns && asNumber.columns && asText.columns->size() == asNumber.columns->size();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!both || (*asText.columns)[i].type != (*asNumber.columns)[i].type) columns[i].type.clear();
  }
  return {std::move(columns), std::nullopt};
}

std::string keyOf(std::string_view query, std::span<const Table> tables) {
  std::string key(query);
  for (const Table& table : tables) {
    key += '\0' + table.name;
    for (const Column& column : table.columns) key += '\1' + column.name + '\2' + column.type;
  }
  return key;
}

}  // namespace

Binding bind(std::string_view query, std::span<const Table> tables) {
  const auto brackets = std::ranges::count_if(query, [](char c) { return c == '(' || c == '['; });
  if (query.size() > longestBoundQuery || static_cast<std::size_t>(brackets) > mostBrackets ||
      query.find('\0') != std::string_view::npos)
    return {};
  static KeptAnswers<Binding> answers(mostBoundBytes);
  std::string key = keyOf(query, tables);
  Engine::Use engine;
  if (!engine->ready()) return {};
  if (const Binding* known = answers.find(key)) return *known;
  return answers.keep(std::move(key), bindHonestly(*engine, std::string(query), tables));
}

std::optional<Columns> columnsOf(std::string_view query, std::span<const Table> tables) {
  return bind(query, tables).columns;
}

const std::vector<std::string>& functionNames() {
  static const std::vector<std::string> names = [] {
    Engine::Use engine;
    return engine->run(
        "SELECT DISTINCT function_name FROM duckdb_functions() "
        "WHERE function_type IN ('scalar', 'aggregate', 'macro') AND NOT internal IS NULL "
        "AND regexp_matches(function_name, '^[a-z][a-z0-9_]*$') AND "
        "NOT starts_with(function_name, 'pg_') ORDER BY 1");
  }();
  return names;
}

}  // namespace osiris::sql
