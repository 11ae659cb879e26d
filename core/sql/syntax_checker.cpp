#include "sql/syntax_checker.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "sql/engine.h"

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

/// "Parser Error: syntax error at or near "FORM"\n\nLINE 2: …\n   ^": the engine's sentence, and
/// where its caret points. Lines are counted from 1; the excerpt may be cut at its left with "...".
SyntaxProblem placed(std::string_view query, std::string_view said) {
  SyntaxProblem problem;
  std::string_view sentence = said.substr(0, said.find('\n'));
  if (const std::size_t colon = sentence.find("Error: "); colon != std::string_view::npos)
    sentence.remove_prefix(colon + 7);
  problem.message = sentence;
  std::replace(problem.message.begin(), problem.message.end(), '"', '\'');
  // A keyword in capitals stays one.
  const bool word = problem.message.size() > 1 &&
                    std::islower(static_cast<unsigned char>(problem.message[1])) != 0;
  if (word)
    problem.message[0] =
        static_cast<char>(std::tolower(static_cast<unsigned char>(problem.message[0])));

  std::size_t lineBegin = 0;
  std::size_t lineEnd = query.find('\n');
  const std::size_t at = said.find("LINE ");
  if (at != std::string_view::npos) {
    std::size_t number = 0;
    std::size_t digit = at + 5;
    while (digit < said.size() && std::isdigit(static_cast<unsigned char>(said[digit])) != 0)
      number = number * 10 + static_cast<std::size_t>(said[digit++] - '0');
    for (std::size_t line = 1; line < number && lineEnd != std::string_view::npos; ++line) {
      lineBegin = lineEnd + 1;
      lineEnd = query.find('\n', lineBegin);
    }
  }
  lineEnd = std::min(lineEnd, query.size());
  problem.begin = lineBegin;
  problem.end = lineEnd;
  // The word the sentence quotes is the place, if the line has it.
  const std::size_t open = problem.message.find("near '");
  if (open != std::string::npos) {
    const std::size_t close = problem.message.rfind('\'');
    const std::string_view culprit =
        std::string_view(problem.message).substr(open + 6, close - open - 6);
    const std::string_view line = query.substr(lineBegin, lineEnd - lineBegin);
    std::size_t found = line.find(culprit);
    // Of several, the one under the caret; the caret's line follows the excerpt "LINE n: …".
    const std::size_t excerpt = at == std::string_view::npos ? at : said.find(": ", at);
    const std::size_t caretLine =
        excerpt == std::string_view::npos ? excerpt : said.find('\n', excerpt);
    if (caretLine != std::string_view::npos && said.substr(excerpt + 2, 3) != "...") {
      const std::size_t caret = said.find('^', caretLine);
      if (caret != std::string_view::npos) {
        const std::size_t column = caret - caretLine - 1 - (excerpt + 2 - at);
        if (line.substr(std::min(column, line.size())).starts_with(culprit)) found = column;
      }
    }
    if (found != std::string_view::npos && !culprit.empty()) {
      problem.begin = lineBegin + found;
      problem.end = problem.begin + culprit.size();
    }
  }
  if (problem.begin == problem.end && problem.begin > 0) --problem.begin;
  return problem;
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
  if (!said.empty()) answer = placed(query, said);
  if (answers.size() >= mostAnswers) answers.clear();
  answers.emplace(text, answer);
  return answer;
}

}  // namespace osiris::sql
