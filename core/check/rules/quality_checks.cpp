#include <algorithm>
#include <array>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

constexpr std::array<std::string_view, 4> kChecks{"not_null", "unique", "expression", "freshness"};

/// One check: a map with a known check in it. Others than these four may come from elsewhere, so
/// only what looks like one of them, misspelt, is found.
void checkItem(const StepContext& context, const Value& item, const std::string& path) {
  if (!isMap(item)) {
    const text::Span span =
        item.span().empty() ? findField(context.value, "x-quality")->keySpan() : item.span();
    context.reporter.report(code::invalid_quality_check, span, path,
                            "a check is a map such as 'not_null: COLUMN', not " + kindOf(item));
    return;
  }
  for (const Field& field : fieldsOf(item)) {
    const std::string_view key = field.key.text();
    const bool known = std::ranges::find(kChecks, key) != kChecks.end();
    if (const auto meant = known ? std::nullopt : nearest(key, kChecks);
        meant && !field.key.incomplete()) {
      auto& diagnostic =
          context.reporter.report(code::invalid_quality_check, field.keySpan(), pointer(path, key),
                                  "unknown check " + inQuotes(key) + didYouMean(meant));
      if (!field.merged() && !findField(item, *meant)) {
        mend(diagnostic, "Rename to " + inQuotes(*meant), rewrite(context.step, field.key, *meant));
      }
    }
  }
}

}  // namespace

/// invalid_quality_check.
void qualityChecks(const StepContext& context) {
  const auto quality = findField(context.value, "x-quality");
  const auto checks = quality ? findField(quality->value, "checks") : std::nullopt;
  if (!checks || typeOf(checks->value) == Type::null) {
    return;
  }
  if (typeOf(checks->value) != Type::sequence) {
    context.reporter.report(code::invalid_quality_check, checks->valueSpan(), "/x-quality/checks",
                            "'checks' must be a list, not " + kindOf(checks->value));
    return;
  }
  std::size_t index = 0;
  for (const Value item : checks->value.items()) {
    checkItem(context, item, pointer("/x-quality/checks", index++));
  }
}

}  // namespace osiris::check::rules
