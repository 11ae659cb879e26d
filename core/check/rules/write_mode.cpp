#include <algorithm>
#include <array>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

constexpr std::array<std::string_view, 4> kModes{"append", "replace", "truncate", "upsert"};

bool isCounted(const std::optional<Field>& field) { return field && truthy(field->value); }

/// `Replace` and `APPEND` too.
std::optional<std::string_view> meantMode(std::string_view written) {
  for (const std::string_view mode : kModes) {
    if (std::ranges::equal(mode, written, [](char a, char b) {
          return a == (b >= 'A' && b <= 'Z' ? b + 32 : b);
        })) {
      return mode;
    }
  }
  return nearest(written, kModes);
}

}  // namespace

/// unknown_write_mode, of any component. An empty `write_mode` does not count, an empty `mode`
/// does.
void writeMode(const StepContext& context) {
  if (!context.config || !truthy(fieldValue(context.value, "component"))) {
    return;
  }
  auto field = findField(context.config, "write_mode");
  if (!isCounted(field)) {
    field = findField(context.config, "mode");
  }
  if (!field || field->key.incomplete() || typeOf(field->value) == Type::null) {
    return;
  }
  const std::string_view written = textOf(field->value);
  if (std::ranges::find(kModes, written) != kModes.end()) {
    return;
  }
  const auto meant = meantMode(written);
  const std::string shown =
      field->value.isScalar() ? inQuotes(field->value.text()) : kindOf(field->value);
  auto& diagnostic = context.reporter.report(
      code::unknown_write_mode, field->valueSpan(), pointer("/config", field->key.text()),
      "unknown write mode " + shown + "; it is " + anyOf(kModes) + didYouMean(meant));
  if (meant && !field->merged()) {
    mend(diagnostic, "Change to " + inQuotes(*meant), rewrite(context.step, field->value, *meant));
  }
}

}  // namespace osiris::check::rules
