// What the SQL engine says of a query. The engine belongs to `sql`; this is the place where its
// answer becomes a diagnostic.
#include "check/rules/sql_syntax.h"

#include "check/rules/rules.h"
#include "check/sql_words.h"
#include "sql/syntax_checker.h"

namespace osiris::check::rules {

void reportSqlProblem(const StepContext& context, const Field& query,
                      const std::optional<SqlProblem>& problem) {
  if (!problem) {
    return;
  }
  const text::Span place =
      query.merged() ? query.keySpan()
                     : placeInScalar(context.step, query.value, problem->begin, problem->end);
  context.reporter.report(code::sql_syntax, place, "/config/query", problem->message);
}

/// sql_syntax: a query for DuckDB that DuckDB cannot parse. What other engines are sent is theirs
/// to judge, and of a query with `${…}` in it nobody knows yet what it will be.
void sqlSyntax(const StepContext& context) {
  if (context.component == nullptr || context.component->family != "duckdb") {
    return;
  }
  const auto query = findField(context.config, "query");
  if (!query || !isText(query->value) || hasReference(query->value)) {
    return;
  }
  if (const auto problem = sql::findSyntaxProblem(query->value.text())) {
    reportSqlProblem(context, *query, SqlProblem{problem->message, problem->begin, problem->end});
  }
}

}  // namespace osiris::check::rules
