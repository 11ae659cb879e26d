// What the SQL engine says of a query. The engine belongs to `sql`; this is the place where its
// answer becomes a diagnostic.
#include "check/rules/sql_syntax.h"

#include "check/rules/rules.h"
#include "check/sql_words.h"

namespace osiris::check::rules {

void reportSqlProblem(const StepContext& context, const Field& query, const std::optional<SqlProblem>& problem) {
  if (!problem) {
    return;
  }
  const text::Span place = query.merged() ? query.keySpan() : placeInScalar(context.step, query.value, problem->begin, problem->end);
  context.reporter.report(code::sql_syntax, place, "/config/query", problem->message);
}

/// sql_syntax: nothing yet, until there is an engine to ask.
void sqlSyntax(const StepContext&) {}

}  // namespace osiris::check::rules
