#include "sql/binder.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "sql/engine.h"

namespace osiris::sql {
namespace {

/// Longer queries are not looked at, nor ones with more brackets in brackets than a recursive
/// binder bears.
constexpr std::size_t longestBoundQuery = std::size_t{1} << 16;
constexpr std::size_t mostBrackets = 2000;
constexpr std::size_t mostBoundAnswers = 2000;

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

std::optional<Columns> bind(Engine& engine, const std::string& query) {
  const DuckDB& api = engine.api();
  duckdb_prepared_statement statement = nullptr;
  std::optional<Columns> columns;
  if (api.prepare(engine.connection(), query.c_str(), &statement) == DuckDBSuccess &&
      api.statementType(statement) == DUCKDB_STATEMENT_TYPE_SELECT) {
    columns.emplace();
    const idx_t count = api.columnCount(statement);
    for (idx_t i = 0; i < count; ++i) {
      const char* name = api.columnName(statement, i);
      columns->push_back(
          {name == nullptr ? "" : name, std::string(nameOf(api.columnType(statement, i)))});
      if (name != nullptr) api.free(const_cast<char*>(name));
    }
  }
  api.destroyPrepare(&statement);
  return columns;
}

/// Binds with unknown columns of that type.
std::optional<Columns> bindWith(Engine& engine, const std::string& query,
                                std::span<const Table> tables, std::string_view unknownType) {
  std::vector<std::string> made;
  for (const Table& table : tables) {
    if (createTable(engine, table, unknownType)) made.push_back(table.name);
  }
  auto columns = bind(engine, query);
  for (const std::string& name : made) engine.run("DROP TABLE IF EXISTS " + identifier(name));
  return columns;
}

std::optional<Columns> bindHonestly(Engine& engine, const std::string& query,
                                    std::span<const Table> tables) {
  const auto asText = bindWith(engine, query, tables, "VARCHAR");
  const auto asNumber = bindWith(engine, query, tables, "DOUBLE");
  if (!asText && !asNumber) return std::nullopt;
  Columns columns = asText ? *asText : *asNumber;
  const bool both = asText && asNumber && asText->size() == asNumber->size();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!both || (*asText)[i].type != (*asNumber)[i].type) columns[i].type.clear();
  }
  return columns;
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

std::optional<Columns> columnsOf(std::string_view query, std::span<const Table> tables) {
  const auto brackets = std::ranges::count_if(query, [](char c) { return c == '(' || c == '['; });
  if (query.size() > longestBoundQuery || static_cast<std::size_t>(brackets) > mostBrackets ||
      query.find('\0') != std::string_view::npos)
    return std::nullopt;
  static std::unordered_map<std::string, std::optional<Columns>> answers;
  std::string key = keyOf(query, tables);
  Engine::Use engine;
  if (!engine->ready()) return std::nullopt;
  if (const auto known = answers.find(key); known != answers.end()) return known->second;
  auto answer = bindHonestly(*engine, std::string(query), tables);
  if (answers.size() >= mostBoundAnswers) answers.clear();
  return answers.emplace(std::move(key), std::move(answer)).first->second;
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
