#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/param_value.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

constexpr std::array<std::string_view, 2> kProfileKeys{"params", "config"};

void checkName(const PipelineContext& context, const Field& profile) {
  const auto& settings = context.workspace.settings();
  std::vector<std::string> known = settings.profiles;
  known.insert(known.end(), settings.environments.begin(), settings.environments.end());
  const std::string_view name = profile.key.text();
  if (!settings.profilesEnabled || settings.profiles.empty() ||
      std::ranges::find(known, name) != known.end()) {
    return;
  }
  const auto meant = nearest(name, known);
  auto& diagnostic = context.reporter.report(
      code::unknown_profile, profile.keySpan(), pointer("/profiles", name),
      "'osiris.yaml' lists no profile " + inQuotes(name) + didYouMean(meant));
  if (meant && !profile.merged()) {
    suggest(diagnostic, "Rename to " + inQuotes(*meant),
            rewrite(context.pipeline, profile.key, *meant));
  }
}

void checkProfileKeys(const PipelineContext& context, const Field& profile,
                      const std::string& path) {
  for (const Field& field : fieldsOf(profile.value)) {
    const std::string_view key = field.key.text();
    if (field.key.incomplete() || key.starts_with("x-")) {
      continue;
    }
    if (std::ranges::find(kProfileKeys, key) != kProfileKeys.end()) {
      if (typeOf(field.value) != Type::null && !isMap(field.value)) {
        context.reporter.report(code::invalid_profile, field.valueSpan(), pointer(path, key),
                                inQuotes(key) + " must be a map, not " + kindOf(field.value));
      }
      continue;
    }
    auto meant = nearest(key, kProfileKeys);
    auto& diagnostic = context.reporter.report(
        code::invalid_profile, field.keySpan(), pointer(path, key),
        "a profile has 'params' and 'config', and no " + inQuotes(key) + didYouMean(meant));
    if (meant && !field.merged() && !findField(profile.value, *meant)) {
      mend(diagnostic, "Rename to " + inQuotes(*meant),
           rewrite(context.pipeline, field.key, *meant));
    }
  }
}

void checkParams(const PipelineContext& context, const Field& profile, const std::string& path) {
  const Value declarations = fieldValue(context.pipeline.root(), "params");
  for (const Field& param : fieldsOf(fieldValue(profile.value, "params"))) {
    const Value declaration = fieldValue(declarations, param.key.text());
    if (isDeclaration(declaration)) {
      checkParamValue(declaration, param, pointer(path + "/params", param.key.text()),
                      "profile " + inQuotes(profile.key.text()) + ": " + inQuotes(param.key.text()),
                      context.reporter);
    }
  }
}

}  // namespace

/// invalid_profile, unknown_profile; param_type and param_value of what profiles set.
void profiles(const PipelineContext& context) {
  for (const Field& profile : fieldsOf(fieldValue(context.pipeline.root(), "profiles"))) {
    if (profile.key.incomplete()) {
      continue;
    }
    checkName(context, profile);
    const std::string path = pointer("/profiles", profile.key.text());
    if (isMap(profile.value)) {
      checkProfileKeys(context, profile, path);
      checkParams(context, profile, path);
    } else if (typeOf(profile.value) != Type::null) {
      context.reporter.report(
          code::invalid_profile, profile.valueSpan(), path,
          "a profile is a map of 'params' and 'config', not " + kindOf(profile.value));
    }
  }
}

}  // namespace osiris::check::rules
