#include <string>

#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/rules/step_path.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

std::string freeName(const oml::Pipeline& pipeline, const std::string& id) {
  for (int number = 2; number < 100; ++number) {
    std::string name = id + '-' + std::to_string(number);
    if (!pipeline.byId.contains(name)) {
      return name;
    }
  }
  return {};
}

}  // namespace

text::Span idSpan(const oml::PlacedStep& step) {
  const auto field = findField(step.value(), "id");
  if (field && !field->valueSpan().empty()) {
    return field->valueSpan();
  }
  return placed(step, {0, step.step->source.empty() ? 0U : 1U});
}

/// duplicate_id: the second step of a name, the third and so on.
void duplicateId(const PipelineContext& context) {
  const auto& pipeline = context.pipeline;
  if (pipeline.repeatedIds == 0) {
    return;
  }
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
    const auto& placedStep = pipeline.steps[i];
    const std::string& id = placedStep.step->id;
    const auto first = id.empty() ? pipeline.byId.end() : pipeline.byId.find(id);
    if (first == pipeline.byId.end() || first->second == i) {
      continue;
    }
    auto& diagnostic =
        context.reporter.report(code::duplicate_id, idSpan(placedStep), stepPath(i, "/id"),
                                "another step is called " + inQuotes(id) + " already");
    diagnostic.related.push_back(
        {"", idSpan(pipeline.steps[first->second]), "the first step of that name"});
    const auto field = findField(placedStep.value(), "id");
    if (const std::string name = freeName(pipeline, id);
        field && !field->merged() && !name.empty()) {
      suggest(diagnostic, "Rename to " + inQuotes(name), rewrite(pipeline, field->value, name));
    }
  }
}

}  // namespace osiris::check::rules
