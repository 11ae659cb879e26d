#include <array>

#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

struct Expected {
  std::string_view key;
  Type type;
  std::string_view wording;
};

constexpr std::array<Expected, 4> kExpected{{
    {"description", Type::string, "text"},
    {"metadata", Type::mapping, "a map"},
    {"params", Type::mapping, "a map of parameters"},
    {"profiles", Type::mapping, "a map of profiles"},
}};

}  // namespace

/// invalid_top_key.
void topValues(const PipelineContext& context) {
  for (const Expected& expected : kExpected) {
    const auto field = findField(context.pipeline.root(), expected.key);
    if (!field || field->key.incomplete() || typeOf(field->value) == Type::null ||
        typeOf(field->value) == expected.type) {
      continue;
    }
    // A description that looks like a number or a date does no harm.
    if (expected.type == Type::string && field->value.isScalar()) {
      continue;
    }
    context.reporter.report(code::invalid_top_key, field->valueSpan(), pointer("", expected.key),
                            inQuotes(expected.key) + " must be " + std::string(expected.wording) +
                                ", not " + kindOf(field->value));
  }
}

}  // namespace osiris::check::rules
