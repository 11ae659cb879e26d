#include "sql/syntax_checker.h"

#include <unordered_map>
#include <utility>

#include "sql/engine.h"
#include "sql/engine_error.h"

namespace osiris::sql {
namespace {

/// Longer queries are not looked at: the parser's own depth and time are not ours to bound.
constexpr std::size_t longestQuery = std::size_t{1} << 20;
/// More brackets within brackets than this overflow a recursive parser before they mean anything.
constexpr std::size_t deepestQuery = 500;
/// Answers that are kept; beyond this many all are dropped and asked again.
constexpr std::size_t mostAnswers = 50'000;

/// The engine's words for what is wrong; empty when nothing is.
std::string errorOf(Engine& engine, const std::string& query) {
  if (!engine.ready()) return {};
  const DuckDB& api = engine.api();
  duckdb_extracted_statements statements = nullptr;
  std::string error;
  if (api.extractStatements(engine.connection(), query.c_str(), &statements) == 0) {
    const char* said = api.extractStatementsError(statements);
    if (said != nullptr) error = said;
  }
  api.destroyExtracted(&statements);
  return error;
}

}  // namespace

std::optional<SyntaxProblem> findSyntaxProblem(std::string_view query) {
  if (query.size() > longestQuery || bracketDepth(query) > deepestQuery) return std::nullopt;
  static std::unordered_map<std::string, std::optional<SyntaxProblem>> answers;
  const std::string text(query);
  Engine::Use engine;
  if (const auto known = answers.find(text); known != answers.end()) return known->second;
  const std::string said = errorOf(*engine, text);
  std::optional<SyntaxProblem> answer;
  if (!said.empty()) {
    EngineError error = engineErrorOf(query, said);
    answer = SyntaxProblem{std::move(error.message), error.begin, error.end};
  }
  if (answers.size() >= mostAnswers) answers.clear();
  answers.emplace(text, answer);
  return answer;
}

}  // namespace osiris::sql
