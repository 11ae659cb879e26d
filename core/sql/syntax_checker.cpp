#include "sql/syntax_checker.h"

#include <utility>

#include "sql/engine.h"
#include "sql/engine_error.h"
#include "sql/kept_answers.h"

namespace osiris::sql {
namespace {

/// Longer queries are not looked at: the parser's own depth and time are not ours to bound.
constexpr std::size_t longestQuery = std::size_t{1} << 20;
/// More brackets within brackets than this overflow a recursive parser before they mean anything.
constexpr std::size_t deepestQuery = 500;
constexpr std::size_t mostCheckedBytes = std::size_t{4} << 20;

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
  static KeptAnswers<std::optional<SyntaxProblem>> answers(mostCheckedBytes);
  std::string text(query);
  Engine::Use engine;
  if (const auto* known = answers.find(text)) return *known;
  const std::string said = errorOf(*engine, text);
  std::optional<SyntaxProblem> answer;
  if (!said.empty()) {
    EngineError error = engineErrorOf(query, said);
    answer = SyntaxProblem{std::move(error.message), error.begin, error.end};
  }
  return answers.keep(std::move(text), std::move(answer));
}

}  // namespace osiris::sql
