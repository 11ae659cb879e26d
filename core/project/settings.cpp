#include "project/settings.h"

#include <string_view>

#include "syntax/yaml11.h"

namespace osiris::project {
namespace {

using syntax::Type;
using syntax::Value;

void readText(const Value& value, std::string& into) {
  if (syntax::typeOf(value) == Type::string && !value.text().empty()) into = value.text();
}

std::vector<std::string> textsIn(const Value& list) {
  std::vector<std::string> texts;
  for (const Value item : list.items()) {
    if (syntax::typeOf(item) == Type::string) texts.emplace_back(item.text());
  }
  return texts;
}

/// Osiris' own defaults hold for each key that is left out, and for the whole section.
void readProfiles(const Value& profiles, Settings& settings) {
  settings.profilesEnabled = syntax::booleanOf(profiles["enabled"]).value_or(true);
  settings.profiles = {"dev", "staging", "prod", "ml", "finance", "incident_debug"};
  if (profiles["values"].isSequence()) settings.profiles = textsIn(profiles["values"]);
  settings.defaultProfile = "dev";
  readText(profiles["default"], settings.defaultProfile);
}

void readSwitch(const Value& value, bool& into) { into = syntax::booleanOf(value).value_or(into); }

void readBuildLayout(const Value& filesystem, Settings& settings) {
  BuildLayout& build = settings.build;
  build.profilesEnabled = settings.profilesEnabled;
  build.profiles = settings.profiles;
  build.defaultProfile = settings.defaultProfile;
  build.folder = settings.buildDir;
  readText(filesystem["naming"]["manifest_dir"], build.manifestDir);
  // Osiris refuses any other length; the settings file's own check says so.
  const auto length = syntax::integerOf(filesystem["naming"]["manifest_short_len"]).value_or(0);
  if (length >= 3 && length <= 16) build.manifestShortLength = static_cast<std::size_t>(length);
  readSwitch(filesystem["artifacts"]["plan"], build.plan);
  readSwitch(filesystem["artifacts"]["fingerprints"], build.fingerprints);
  readSwitch(filesystem["artifacts"]["run_summary"], build.runSummary);
}

}  // namespace

Settings readSettings(const Value& document) {
  Settings settings;
  if (!document.isMapping()) return settings;
  const Value filesystem = document["filesystem"];
  readText(filesystem["base_path"], settings.basePath);
  readProfiles(filesystem["profiles"], settings);
  readText(filesystem["pipelines_dir"], settings.pipelinesDir);
  readText(filesystem["build_dir"], settings.buildDir);
  readBuildLayout(filesystem, settings);
  settings.componentDirs = textsIn(filesystem["component_dirs"]);
  for (const syntax::Entry entry : document["environments"].entries())
    settings.environments.emplace_back(entry.key.text());
  return settings;
}

}  // namespace osiris::project
