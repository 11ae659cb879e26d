#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"
#include "oml/keys.h"

namespace osiris::check::rules {
namespace {

/// What other tools call it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kWordsForKeys{{
    {"depends_on", "needs"},
    {"dependencies", "needs"},
    {"requires", "needs"},
    {"after", "needs"},
    {"uses", "component"},
    {"type", "component"},
    {"connector", "component"},
    {"driver", "component"},
    {"with", "config"},
    {"params", "config"},
    {"options", "config"},
    {"settings", "config"},
}};

std::optional<std::string_view> meantKey(const StepContext& context, std::string_view written) {
  std::optional<std::string_view> meant = nearest(written, oml::namesOf(oml::stepKeys()));
  for (const auto& [word, key] : kWordsForKeys) {
    meant = word == written ? key : meant;
  }
  return meant && !findField(context.value, *meant) ? meant : std::nullopt;
}

}  // namespace

/// unknown_step_key.
void unknownStepKey(const StepContext& context) {
  if (!isMap(context.value)) {
    return;
  }
  for (const Field& field : fieldsOf(context.value)) {
    const std::string_view key = field.key.text();
    if (field.key.incomplete() || key.starts_with("x-") ||
        oml::findKey(oml::stepKeys(), key) != nullptr) {
      continue;
    }
    const auto meant = meantKey(context, key);
    auto& diagnostic =
        context.reporter.report(code::unknown_step_key, field.keySpan(), pointer("", key),
                                "unknown key " + inQuotes(key) + " in a step" + didYouMean(meant));
    if (!meant) {
      diagnostic.severity = Severity::hint;
    } else if (!field.merged()) {
      suggest(diagnostic, "Rename to " + inQuotes(*meant),
              rewrite(context.step, field.key, *meant));
    }
    if (!field.merged()) {
      suggest(diagnostic, "Remove " + inQuotes(key),
              removeEntry(context.step, context.value, field.key));
    }
  }
}

}  // namespace osiris::check::rules
