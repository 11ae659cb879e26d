#include <algorithm>
#include <array>

#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

constexpr std::array<std::string_view, 4> kWriters{"mysql.writer", "supabase.writer",
                                                   "duckdb.writer", "filesystem.csv_writer"};

}  // namespace

/// missing_required_field, for the writers that Osiris has in mind. `write_mode` counts as soon as
/// it is written, whatever it says; only without it does `mode`.
void primaryKey(const StepContext& context) {
  const std::string_view component = textOf(fieldValue(context.value, "component"));
  if (!context.config || std::ranges::find(kWriters, component) == kWriters.end()) {
    return;
  }
  auto mode = findField(context.config, "write_mode");
  if (!mode) {
    mode = findField(context.config, "mode");
  }
  const std::string_view written = mode ? textOf(mode->value) : std::string_view();
  if ((written != "replace" && written != "upsert") || findField(context.config, "primary_key")) {
    return;
  }
  auto& diagnostic = context.reporter.report(
      code::missing_required_field, mode->valueSpan(), "/config/primary_key",
      inQuotes(written) +
          " needs 'primary_key', the column or columns that tell "
          "one row from another");
  if (context.component == nullptr || context.component->field("primary_key") != nullptr) {
    suggest(diagnostic, "Add 'primary_key: id'",
            insertEntry(context.step, context.config, "primary_key: id", mode->key.text()));
  }
}

}  // namespace osiris::check::rules
