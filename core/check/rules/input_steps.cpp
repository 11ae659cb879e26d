#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/rules/step_path.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// Half-remembered ways to write `${params.NAME}`, wherever they stand.
constexpr std::array<std::string_view, 7> kMeansParams{"param", "parameters", "parameter", "parms",
                                                       "parm",  "prams",      "paramz"};

void checkInput(const PipelineContext& context, std::size_t index,
                const oml::Reference& reference) {
  const auto& pipeline = context.pipeline;
  std::vector<std::string_view> ids;
  for (const auto& [id, step] : pipeline.byId) {
    ids.push_back(id);
  }
  std::ranges::sort(ids);
  const auto meant = nearest(reference.name, ids);
  const auto& step = pipeline.steps[index];
  auto& diagnostic =
      context.reporter.report(code::unknown_step_reference, placed(step, reference.nameSpan),
                              stepPath(index, reference.path),
                              "no step is called " + inQuotes(reference.name) + didYouMean(meant));
  if (meant && !reference.nameSpan.empty()) {
    mend(diagnostic, "Change to " + inQuotes(*meant),
         text::Edit{placed(step, reference.nameSpan), std::string(*meant)});
  }
}

void checkParams(const PipelineContext& context, std::size_t index,
                 const oml::Reference& reference) {
  const auto& step = context.pipeline.steps[index];
  auto& diagnostic = context.reporter.report(
      code::unknown_step_reference, placed(step, reference.nameSpan),
      stepPath(index, reference.path),
      "no step is called " + inQuotes(reference.name) + "; did you mean 'params'?");
  suggest(diagnostic, "Change to 'params'", text::Edit{placed(step, reference.nameSpan), "params"});
}

}  // namespace

/// unknown_step_reference: under `inputs`, where nothing else can be meant.
void inputSteps(const PipelineContext& context) {
  const auto& pipeline = context.pipeline;
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
    for (const auto& reference : pipeline.steps[i].step->references) {
      if (reference.kind != oml::Reference::Kind::step || !reference.closed ||
          pipeline.byId.contains(reference.name)) {
        continue;
      }
      if (std::ranges::find(kMeansParams, reference.name) != kMeansParams.end()) {
        checkParams(context, i, reference);
      } else if (reference.path.starts_with("/inputs")) {
        checkInput(context, i, reference);
      }
    }
  }
}

}  // namespace osiris::check::rules
