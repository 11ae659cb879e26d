// Which step of one version of a pipeline is which of another.
#pragma once

#include <optional>
#include <vector>

#include "plan/pipeline_diff.h"

namespace osiris::plan {

struct StepMatching {
  std::vector<std::optional<std::size_t>> before;  ///< of each later step, the earlier one
  std::vector<std::optional<std::size_t>> after;   ///< of each earlier step, the later one
};

/// By id; then, of what is left, by what the steps say, by the dataset they write, and where only
/// one of a component is left on either side.
[[nodiscard]] StepMatching matchSteps(const PipelineVersion& before, const PipelineVersion& after);

}  // namespace osiris::plan
