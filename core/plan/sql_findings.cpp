#include "plan/sql_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "check/codes.h"
#include "check/fields.h"
#include "check/sql_words.h"
#include "check/wording.h"

namespace osiris::plan {
namespace {

using syntax::Value;

/// Whether SQL takes the name as it stands.
bool isPlainName(std::string_view name) {
  const auto isPart = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
         std::ranges::all_of(name, isPart);
}

/// A name proposed in the place of the one that is not there: "Change to 'name'".
check::Fix fixOf(text::Span place, std::string_view written, const std::string& candidate) {
  const bool wasQuoted = written.starts_with('"');
  std::string name = candidate;
  if (wasQuoted || !isPlainName(name)) name = fmt::format("\"{}\"", name);
  return {"Change to " + check::inQuotes(candidate), {{place, std::move(name)}}, false};
}

}  // namespace

std::vector<check::Diagnostic> sqlFindings(const ColumnSources& sources,
                                           std::span<const sql::Binding> bindings) {
  std::vector<check::Diagnostic> found;
  for (std::size_t i = 0; i < bindings.size(); ++i) {
    if (!bindings[i].problem) continue;
    const sql::BindingProblem& problem = *bindings[i].problem;
    const oml::PlacedStep& placed = sources.pipeline.steps[i];
    const Value query = placed.step->value()["config"]["query"];
    if (query.copied()) continue;  // Its text stands elsewhere.
    const text::Span inStep = check::placeInScalar(*placed.step, query, problem.begin, problem.end);
    check::Diagnostic diagnostic{.code = check::code::sql_binding.name,
                                 .severity = check::code::sql_binding.severity,
                                 .span = inStep.shifted(placed.base),
                                 .message = problem.message,
                                 .path = fmt::format("/steps/{}/config/query", i)};
    const std::string_view text = check::textOf(query);
    const std::string_view written = text.substr(problem.begin, problem.end - problem.begin);
    const bool isThere =
        inStep != query.span() &&
        std::string_view(placed.step->source).substr(inStep.begin, inStep.size()) == written;
    if (isThere && problem.end > problem.begin) {
      for (const std::string& candidate : problem.candidates)
        diagnostic.fixes.push_back(fixOf(diagnostic.span, written, candidate));
    }
    found.push_back(std::move(diagnostic));
  }
  return found;
}

void addSqlFindings(const ColumnSources& sources, std::vector<check::Diagnostic>& found) {
  for (check::Diagnostic& each : sqlFindings(sources, bindSteps(sources))) {
    const auto place = std::ranges::upper_bound(found, each.span.begin, {},
                                                [](const auto& known) { return known.span.begin; });
    found.insert(place, std::move(each));
  }
}

}  // namespace osiris::plan
