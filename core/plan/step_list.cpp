#include "plan/step_list.h"

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

using check::inQuotes;
using nlohmann::ordered_json;

bool isFileName(std::string_view id) {
  return std::ranges::none_of(
      id, [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
}

class StepReading {
 public:
  StepReading(const oml::Pipeline& pipeline, const project::Registry& registry)
      : pipeline_(pipeline), registry_(registry) {}

  std::expected<StepList, std::vector<check::Diagnostic>> run(const ordered_json& document) {
    const auto& value = pipeline_.stepsValue;
    if (!value) {
      reporter_.report(check::code::missing_required_key, {0, 0}, "/steps",
                       "a pipeline needs 'steps'");
    } else if (!value.isSequence()) {
      reporter_.report(check::code::invalid_steps_type, value.span(), "/steps",
                       "'steps' must be a list");
    } else if (pipeline_.steps.empty()) {
      reporter_.report(check::code::empty_steps, value.span(), "/steps",
                       "there is no step to compile");
    } else {
      for (std::size_t i = 0; i < pipeline_.steps.size(); ++i) add(document["steps"][i], i);
    }
    auto problems = reporter_.take();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return std::move(list_);
  }

 private:
  void add(const ordered_json& step, std::size_t index) {
    if (!check::isMap(pipeline_.steps[index].value())) {
      reporter_.report(check::code::invalid_step_type, pipeline_.steps[index].value().span(),
                       check::pointer("/steps", index), "a step must be a map");
      return;
    }
    OrderedStep ordered{text(step, index, "id", check::code::invalid_id_type),
                        text(step, index, "component", check::code::invalid_component_type),
                        {},
                        index};
    if (!isFileName(ordered.id)) {
      report(check::code::invalid_id_type, index, "id",
             "the id " + inQuotes(ordered.id) + " names a file in the build folder: leave out '/'");
    }
    if (step.contains("mode") && !step["mode"].is_string())
      report(check::code::invalid_mode_type, index, "mode", "'mode' must be text");
    ordered.needs = needs(step, index);
    addComponent(ordered.component, index);
    list_.steps.push_back(std::move(ordered));
  }

  /// The text under a key that a step must have; "" after reporting.
  std::string text(const ordered_json& step, std::size_t index, std::string_view key,
                   const check::Code& wrongType) {
    const std::string name = inQuotes(key);
    if (!step.contains(key)) {
      report(check::code::missing_step_field, index, key, "a step needs " + name);
      return {};
    }
    const ordered_json& value = step[key];
    if (!value.is_string() ||
        !check::isText(check::fieldValue(pipeline_.steps[index].value(), key))) {
      report(wrongType, index, key, name + " must be text");
      return {};
    }
    if (value.get_ref<const std::string&>().empty())
      report(check::code::empty_value, index, key, name + " is empty");
    return value.get<std::string>();
  }

  std::vector<std::string> needs(const ordered_json& step, std::size_t index) {
    std::vector<std::string> ids;
    if (!step.contains("needs")) {
      if (index > 0 && !list_.steps.empty()) ids.push_back(list_.steps.back().id);
      return ids;
    }
    if (!step["needs"].is_array()) {
      report(check::code::invalid_needs_type, index, "needs",
             "'needs' must be a list of step ids; write 'needs: []' for none");
      return ids;
    }
    for (const ordered_json& need : step["needs"]) {
      if (need.is_string()) {
        ids.push_back(need.get<std::string>());
      } else {
        reporter_.report(check::code::invalid_dependency_type,
                         needSpan(pipeline_, index, ids.size()),
                         check::pointer(placeOf(index, "needs"), ids.size()),
                         "an item of 'needs' must be the id of a step");
        ids.emplace_back();
      }
    }
    return ids;
  }

  void addComponent(const std::string& name, std::size_t index) {
    if (name.empty()) return;
    auto component = registry_.find(name);
    if (!component) {
      const auto names = registry_.names();
      report(check::code::unknown_component, index, "component",
             "no component is called " + inQuotes(name) + check::didYouMean(nearest(name, names)));
    }
    list_.components.push_back(std::move(component));
  }

  void report(const check::Code& code, std::size_t index, std::string_view key,
              std::string message) {
    reporter_.report(code, spanOf(pipeline_, index, key), placeOf(index, key), std::move(message))
        .severity = check::Severity::error;
  }

  const oml::Pipeline& pipeline_;
  const project::Registry& registry_;
  StepList list_;
  check::Reporter reporter_;
};

}  // namespace

std::expected<StepList, std::vector<check::Diagnostic>> listSteps(
    const ordered_json& document, const oml::Pipeline& pipeline,
    const project::Registry& registry) {
  return StepReading(pipeline, registry).run(document);
}

}  // namespace osiris::plan
