#include <algorithm>

#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

bool takesEither(const project::Component& component) {
  const auto requires_ = [&](std::string_view key) {
    return std::ranges::find(component.required, key) != component.required.end();
  };
  return component.field("query") != nullptr && component.field("table") != nullptr &&
         !requires_("query") && !requires_("table");
}

bool isGiven(const std::optional<Field>& field) {
  return field && typeOf(field->value) != Type::null &&
         !(isText(field->value) && field->value.text().empty());
}

void checkBoth(const StepContext& context, const Field& table) {
  auto& diagnostic =
      context.reporter.report(code::query_and_table, table.keySpan(), "/config/table",
                              "'query' is there too, and 'table' is ignored");
  if (!table.merged()) {
    suggest(diagnostic, "Remove 'table'", removeEntry(context.step, context.config, table.key));
  }
}

}  // namespace

/// query_and_table, query_or_table_missing.
void queryOrTable(const StepContext& context) {
  if (!context.config || context.component == nullptr || !takesEither(*context.component)) {
    return;
  }
  const auto query = findField(context.config, "query");
  const auto table = findField(context.config, "table");
  if (isGiven(query) && isGiven(table)) {
    checkBoth(context, *table);
  } else if (!isGiven(query) && !isGiven(table)) {
    const auto config = findField(context.value, "config");
    const auto& there = query ? query : table ? table : config;
    context.reporter.report(
        code::query_or_table_missing, there->keySpan(),
        query || !table ? "/config/query" : "/config/table",
        "nothing to read: give 'table' for a whole table or 'query' for a SELECT");
  }
}

}  // namespace osiris::check::rules
