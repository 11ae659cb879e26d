#include <algorithm>
#include <array>
#include <utility>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

constexpr std::array<std::string_view, 3> kModes{"read", "transform", "write"};

/// What people write who come from specs, or from other tools.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kWordsForModes{{
    {"extract", "read"},
    {"discover", "read"},
    {"source", "read"},
    {"load", "write"},
    {"sink", "write"},
    {"output", "write"},
    {"process", "transform"},
    {"map", "transform"},
    {"sql", "transform"},
}};

std::optional<std::string_view> meantMode(std::string_view written) {
  for (const auto& [word, mode] : kWordsForModes) {
    if (word == written) {
      return mode;
    }
  }
  for (const std::string_view mode : kModes) {  // READ, Read
    if (std::ranges::equal(mode, written, [](char a, char b) {
          return a == (b >= 'A' && b <= 'Z' ? b + 32 : b);
        })) {
      return mode;
    }
  }
  return nearest(written, kModes);
}

void checkKnown(const StepContext& context, const Field& field) {
  const auto meant = meantMode(field.value.text());
  auto& diagnostic = context.reporter.report(code::invalid_mode, field.valueSpan(), "/mode",
                                             "unknown mode " + inQuotes(field.value.text()) +
                                                 "; it is " + anyOf(kModes) + didYouMean(meant));
  if (!meant || field.merged()) {
    return;
  }
  const bool certain = context.component != nullptr && context.component->supportsMode(*meant);
  const auto edit = rewrite(context.step, field.value, *meant);
  (certain ? mend : suggest)(diagnostic, "Change to " + inQuotes(*meant), edit);
}

void checkSupported(const StepContext& context, const Field& field) {
  std::vector<std::string_view> supported;
  std::ranges::copy_if(kModes, std::back_inserter(supported), [&](std::string_view mode) {
    return context.component->supportsMode(mode);
  });
  std::string message = inQuotes(context.component->name) + " cannot be used with mode " +
                        inQuotes(field.value.text());
  if (!supported.empty()) {
    message += ", only with " + anyOf(supported);
  }
  auto& diagnostic = context.reporter.report(code::incompatible_mode, field.valueSpan(), "/mode",
                                             std::move(message));
  for (const std::string_view mode : supported) {
    if (!field.merged()) {
      suggest(diagnostic, "Change to " + inQuotes(mode), rewrite(context.step, field.value, mode));
    }
  }
}

}  // namespace

/// invalid_mode, incompatible_mode.
void stepMode(const StepContext& context) {
  const auto field = findField(context.value, "mode");
  const std::string_view mode = field ? textOf(field->value) : std::string_view();
  if (mode.empty()) {
    return;
  }
  if (std::ranges::find(kModes, mode) == kModes.end()) {
    checkKnown(context, *field);
  } else if (context.component != nullptr && !context.component->supportsMode(mode)) {
    checkSupported(context, *field);
  }
}

}  // namespace osiris::check::rules
