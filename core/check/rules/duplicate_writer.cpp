// Two steps that replace the contents of one target: the later run wins, the earlier work is lost.
#include <array>
#include <functional>
#include <string>
#include <unordered_map>

#include "check/rules/rules.h"
#include "check/rules/step_path.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// What names a target, whatever the component: unwritten parts are alike when all leave them out.
constexpr std::array<std::string_view, 10> kParts{"connection", "url",      "host",     "port",
                                                  "project_id", "database", "base_dir", "path",
                                                  "schema",     "table"};

struct Target {
  std::string_view family;
  std::array<std::string_view, kParts.size()> parts;
  friend bool operator==(const Target&, const Target&) = default;
};

struct Hash {
  std::size_t operator()(const Target& target) const {
    std::size_t hash = std::hash<std::string_view>()(target.family);
    for (const std::string_view part : target.parts) {
      hash = hash * 31 + std::hash<std::string_view>()(part);
    }
    return hash;
  }
};

/// True for a writer that makes its target anew: a file, or a table with `replace` or `truncate`.
bool replaces(std::string_view family, const Value& config) {
  if (family == "filesystem") {
    return true;
  }
  Value mode = fieldValue(config, "write_mode");
  mode = mode ? mode : fieldValue(config, "mode");
  return textOf(mode) == "replace" || textOf(mode) == "truncate";
}

/// The key that says most about the target.
std::string_view mainPart(const Value& config) {
  return findField(config, "table") ? "table" : "path";
}

}  // namespace

/// duplicate_writer.
void duplicateWriter(const PipelineContext& context) {
  const auto& steps = context.pipeline.steps;
  std::unordered_map<Target, std::size_t, Hash> first;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const oml::Step& step = *steps[i].step;
    const Value config = step.mode == "write" ? fieldValue(steps[i].value(), "config") : Value();
    const std::string_view family =
        std::string_view(step.component).substr(0, step.component.find('.'));
    if (!isMap(config) || !replaces(family, config) ||
        textOf(fieldValue(config, mainPart(config))).empty()) {
      continue;
    }
    Target target{family, {}};
    for (std::size_t part = 0; part < kParts.size(); ++part) {
      target.parts[part] = fieldValue(config, kParts[part]).text();
    }
    const auto [found, isNew] = first.emplace(target, i);
    if (isNew) {
      continue;
    }
    const auto field = findField(config, mainPart(config));
    const oml::PlacedStep& other = steps[found->second];
    auto& diagnostic = context.reporter.report(code::duplicate_writer, field->valueSpan(),
                                               stepPath(i, pointer("/config", mainPart(config))),
                                               "step " + inQuotes(other.step->id) + " writes " +
                                                   inQuotes(field->value.text()) +
                                                   " too, and one of them is lost");
    diagnostic.related.push_back({"", idSpan(other), "writes the same target"});
  }
}

}  // namespace osiris::check::rules
