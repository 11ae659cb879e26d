// What stands under a step's optional keys. Null and text with `${…}` are not judged.
#include <array>
#include <functional>
#include <initializer_list>
#include <string>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

struct Expected {
  std::string_view key;
  std::initializer_list<Type> types;
  std::string_view wording;
};

const std::array<Expected, 14> kExpected{{
    {"inputs", {Type::sequence, Type::mapping}, "a list or a map"},
    {"outputs", {Type::sequence, Type::mapping, Type::string}, "a list or a map"},
    {"when", {Type::string, Type::boolean}, "text or true/false"},
    {"retry", {Type::mapping}, "a map of 'max', 'backoff' and 'delay_ms'"},
    {"timeout", {Type::string}, "a duration such as '30s', '10m' or '2h'"},
    {"idempotency_key", {Type::string}, "text"},
    {"labels", {Type::sequence, Type::mapping}, "a list"},
    {"tags", {Type::sequence, Type::mapping}, "a list"},
    {"resources", {Type::mapping}, "a map"},
    {"privacy", {Type::string}, "'standard' or 'strict'"},
    {"approval_required", {Type::boolean}, "true or false"},
    {"annotations", {Type::mapping}, "a map"},
    {"artifacts", {Type::sequence, Type::mapping}, "a list or a map"},
    {"metrics", {Type::sequence, Type::mapping}, "a list or a map"},
}};

Diagnostic& report(const StepContext& context, const Field& field, std::string path,
                   std::string_view expected) {
  return context.reporter.report(
      code::invalid_step_key, field.valueSpan(), std::move(path),
      inQuotes(field.key.text()) + " must be " + std::string(expected) + ", not " +
          (field.value.isScalar() ? inQuotes(field.value.text()) : kindOf(field.value)));
}

bool isJudged(const Field& field) {
  return !field.key.incomplete() && typeOf(field.value) != Type::null && !hasReference(field.value);
}

bool isOneOf(const Value& value, std::initializer_list<Type> types) {
  return std::ranges::find(types, typeOf(value)) != types.end();
}

/// "30s", "1h30m", "1.5 h", and ISO 8601's "PT5M".
bool isDuration(std::string_view text) {
  if (text.starts_with("P")) {
    return text.size() > 2;
  }
  std::size_t at = 0;
  const auto skip = [&](std::string_view set) {
    const std::size_t start = at;
    at = std::min(text.find_first_not_of(set, at), text.size());
    return text.substr(start, at - start);
  };
  while (at < text.size()) {
    const auto number = skip("0123456789.");
    skip(" ");
    const auto unit = skip("abcdefghijklmnopqrstuvwxyz");
    skip(" ");
    static constexpr std::array<std::string_view, 14> kUnits{
        "ms",  "s",    "sec",     "secs",   "seconds", "second", "m",
        "min", "mins", "minutes", "minute", "h",       "d",      "w"};
    const bool known = std::ranges::find(kUnits, unit) != kUnits.end() ||
                       unit.starts_with("hour") || unit.starts_with("day");
    if (number.empty() || !known) {
      return false;
    }
  }
  return !text.empty();
}

void checkChoice(const StepContext& context, const Field& field, std::string path,
                 std::span<const std::string_view> choices) {
  const std::string_view written = textOf(field.value);
  if (std::ranges::find(choices, written) != choices.end()) {
    return;
  }
  auto& diagnostic = report(context, field, std::move(path), anyOf(choices));
  auto meant = nearest(written, choices);
  for (const std::string_view choice : choices) {  // exponential → exp
    meant = !meant && choice.size() > 2 && written.starts_with(choice) ? choice : meant;
  }
  if (meant && !field.merged()) {
    mend(diagnostic, "Change to " + inQuotes(*meant), rewrite(context.step, field.value, *meant));
  }
}

void checkRetry(const StepContext& context, const Value& retry) {
  static constexpr std::array<std::string_view, 3> kKeys{"max", "backoff", "delay_ms"};
  static constexpr std::array<std::string_view, 3> kBackoffs{"none", "linear", "exp"};
  for (const Field& field : fieldsOf(retry)) {
    const std::string_view key = field.key.text();
    const std::string path = pointer("/retry", key);
    const bool known = std::ranges::find(kKeys, key) != kKeys.end();
    if (const auto meant = known ? std::nullopt : nearest(key, kKeys);
        meant && !findField(retry, *meant)) {
      auto& diagnostic = context.reporter.report(
          code::invalid_step_key, field.keySpan(), path,
          "unknown key " + inQuotes(key) + " in 'retry'" + didYouMean(meant));
      if (!field.merged()) {
        mend(diagnostic, "Rename to " + inQuotes(*meant), rewrite(context.step, field.key, *meant));
      }
    } else if (!known || !isJudged(field)) {
      continue;
    } else if (key == "backoff") {
      checkChoice(context, field, path, kBackoffs);
    } else if (typeOf(field.value) != Type::integer || field.value.text().starts_with('-')) {
      report(context, field, path, "a whole number");
    }
  }
}

void checkTimeout(const StepContext& context, const Field& field) {
  auto& diagnostic = report(context, field, "/timeout", "a duration such as '30s', '10m' or '2h'");
  const std::string text(field.value.text());
  if (!field.merged() && !text.empty() &&
      text.find_first_not_of("0123456789") == std::string::npos) {
    suggest(diagnostic, "Make it seconds", rewrite(context.step, field.value, text + 's'));
    suggest(diagnostic, "Make it minutes", rewrite(context.step, field.value, text + 'm'));
  }
}

void checkKey(const StepContext& context, const Field& field, const Expected& expected) {
  static constexpr std::array<std::string_view, 2> kPrivacy{"standard", "strict"};
  const Value& value = field.value;
  const bool fits = isOneOf(value, expected.types);
  if (expected.key == "timeout" && !(fits && isDuration(textOf(value)))) {
    checkTimeout(context, field);
  } else if (expected.key == "privacy" && fits) {
    checkChoice(context, field, "/privacy", kPrivacy);
  } else if (!fits) {
    report(context, field, pointer("", expected.key), expected.wording);
  } else if (expected.key == "retry") {
    checkRetry(context, value);
  }
}

}  // namespace

/// invalid_step_key.
void optionalKeys(const StepContext& context) {
  for (const Expected& expected : kExpected) {
    if (const auto field = findField(context.value, expected.key); field && isJudged(*field)) {
      checkKey(context, *field, expected);
    }
  }
}

}  // namespace osiris::check::rules
