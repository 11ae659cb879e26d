#include <algorithm>
#include <string>
#include <vector>

#include "check/rules/rules.h"
#include "check/sql_words.h"
#include "check/wording.h"
#include "oml/table_name.h"

namespace osiris::check::rules {
namespace {

std::vector<SqlToken> usesOf(std::string_view sql) {
  std::vector<SqlToken> uses;
  if (!mentions(sql, "INPUT_DF")) return uses;
  const auto tokens = sqlTokens(sql, SqlDialect::standard);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!isWord(sql, tokens[i], "INPUT_DF")) {
      continue;
    }
    if (i + 2 < tokens.size() && isWord(sql, tokens[i + 1], "AS") &&
        sql[tokens[i + 2].begin] == '(') {
      return {};  // A table of the query's own.
    }
    uses.push_back(tokens[i]);
  }
  return uses;
}

}  // namespace

/// deprecated_input_df.
void inputDf(const StepContext& context) {
  if (context.step.component != "duckdb.processor") {
    return;
  }
  const auto query = findField(context.config, "query");
  if (!query || !isText(query->value) || query->merged()) {
    return;
  }
  const auto uses = usesOf(query->value.text());
  if (uses.empty()) {
    return;
  }
  const bool known = context.step.declaresNeeds && context.step.needs.size() == 1;
  if (context.step.declaresNeeds && !known) {
    return;  // No table of that name there at all: for the SQL engine to say.
  }
  const std::string table =
      known ? oml::tableOf(context.step.needs.front().id) : "df_<id of the step needed>";
  auto& diagnostic = context.reporter.report(
      code::deprecated_input_df,
      placeInScalar(context.step, query->value, uses.front().begin, uses.front().end),
      "/config/query", "'input_df' is an old name; write " + inQuotes(table));
  if (!known) {
    return;
  }
  Fix fix{"Rename to " + inQuotes(table), {}, false};  // Nothing is wrong yet: never unasked.
  for (const SqlToken& use : uses) {
    const text::Span place = placeInScalar(context.step, query->value, use.begin, use.end);
    if (place == query->value.span()) {
      return;  // Hidden by an escape or an alias.
    }
    fix.edits.push_back({place, table});
  }
  diagnostic.fixes.push_back(std::move(fix));
}

}  // namespace osiris::check::rules
