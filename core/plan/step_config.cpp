#include "plan/step_config.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/edit_distance.h"
#include "check/rule.h"
#include "check/wording.h"
#include "plan/step_places.h"

namespace osiris::plan {
namespace {

using nlohmann::ordered_json;

class ConfigOfStep {
 public:
  ConfigOfStep(const project::Component& component, const oml::Pipeline& pipeline,
               std::size_t index)
      : component_(component), pipeline_(pipeline), index_(index) {}

  std::expected<ordered_json, std::vector<check::Diagnostic>> of(const ordered_json& step,
                                                                 const SecretNames& secrets) {
    const ordered_json& config = configIn(step);
    const ordered_json& mode = step.contains("mode") ? step["mode"] : empty_;
    ordered_json told{{"component", component_.name},
                      {"mode", mode == "read" ? ordered_json("extract") : mode}};
    for (const auto& [key, value] : config.items()) {
      checkKey(key);
      if (!secrets.contains(key) && !component_.isSecret(key)) told[key] = value;
    }
    addDefaults(told);
    checkPrimaryKey(config);
    auto problems = reporter_.take();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return told;
  }

 private:
  /// What Python takes for nothing is no config.
  const ordered_json& configIn(const ordered_json& step) {
    static const ordered_json none = ordered_json::object();
    if (!step.contains("config")) return none;
    const ordered_json& config = step["config"];
    if (config.is_object()) return config;
    if (check::fieldValue(pipeline_.steps[index_].value(), "config") &&
        syntax::truthy(check::fieldValue(pipeline_.steps[index_].value(), "config")))
      report(check::code::invalid_config_type, "config", "'config' must be a map");
    return none;
  }

  void checkKey(const std::string& key) {
    const auto& fields = component_.fields;
    if (fields.empty() || key == "connection" || std::ranges::find(fields, key) != fields.end())
      return;
    const auto config = check::fieldValue(pipeline_.steps[index_].value(), "config");
    const auto field = check::findField(config, key);
    reporter_.report(check::code::unknown_config_key,
                     field ? field->keySpan() : spanOf(pipeline_, index_, "config"),
                     check::pointer(placeOf(index_, "config"), key),
                     check::inQuotes(component_.name) + " has no config key " +
                         check::inQuotes(key) + check::didYouMean(nearest(key, fields)));
  }

  void addDefaults(ordered_json& told) const {
    for (const std::string& name : component_.fields) {
      const ordered_json* schema = component_.field(name);
      if (name == "mode" || told.contains(name) || schema == nullptr || !schema->is_object())
        continue;
      if (schema->contains("default")) told[name] = (*schema)["default"];
    }
  }

  void checkPrimaryKey(const ordered_json& config) {
    const std::string_view key = config.contains("write_mode") ? "write_mode" : "mode";
    if (!config.contains(key) || config.contains("primary_key")) return;
    const ordered_json& mode = config[key];
    if (mode != "replace" && mode != "upsert") return;
    report(check::code::missing_required_field, "config",
           "'" + std::string(key) + ": " + mode.get<std::string>() +
               "' needs a 'primary_key' that says which rows are the same");
  }

  void report(const check::Code& code, std::string_view key, std::string message) {
    reporter_.report(code, spanOf(pipeline_, index_, key), placeOf(index_, key),
                     std::move(message));
  }

  const project::Component& component_;
  const oml::Pipeline& pipeline_;
  std::size_t index_;
  const ordered_json empty_ = "";
  check::Reporter reporter_;
};

}  // namespace

std::expected<ordered_json, std::vector<check::Diagnostic>> stepConfig(
    const ordered_json& step, const project::Component& component, const SecretNames& secrets,
    const oml::Pipeline& pipeline, std::size_t index) {
  return ConfigOfStep(component, pipeline, index).of(step, secrets);
}

}  // namespace osiris::plan
