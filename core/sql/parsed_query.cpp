#include "sql/parsed_query.h"

#include <algorithm>
#include <set>
#include <string>

#include "sql/engine.h"

namespace osiris::sql {
namespace {

constexpr std::size_t longestParsed = std::size_t{1} << 18;
constexpr std::size_t deepestParsed = 300;

std::string literal(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') quoted += c;
    quoted += c;
  }
  return quoted + "'";
}

std::optional<nlohmann::json> parsed(std::string_view query, std::string_view options) {
  if (query.size() > longestParsed || bracketDepth(query) > deepestParsed ||
      query.find('\0') != std::string_view::npos)
    return std::nullopt;
  Engine::Use engine;
  if (!engine->ready()) return std::nullopt;
  const auto rows =
      engine->run("SELECT json_serialize_sql(" + literal(query) + std::string(options) + ")");
  if (rows.size() != 1) return std::nullopt;
  auto answer = nlohmann::json::parse(rows.front(), nullptr, false);
  if (!answer.is_object() || answer.value("error", true)) return std::nullopt;
  const auto statements = answer.find("statements");
  if (statements == answer.end() || statements->size() != 1) return std::nullopt;
  const auto node = (*statements)[0].find("node");
  if (node == (*statements)[0].end()) return std::nullopt;
  return std::move(*node);
}

}  // namespace

std::optional<nlohmann::json> parsedQuery(std::string_view query) {
  return parsed(query, ", skip_default := true, skip_empty := true, skip_null := true");
}

std::optional<nlohmann::json> parsedQueryInFull(std::string_view query) {
  return parsed(query, ", skip_default := true, skip_empty := false, skip_null := true");
}

bool isAggregate(std::string_view function) {
  static const std::set<std::string, std::less<>> names = [] {
    Engine::Use engine;
    const auto all = engine->run(
        "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'aggregate'");
    return std::set<std::string, std::less<>>(all.begin(), all.end());
  }();
  return names.contains(function);
}

}  // namespace osiris::sql
