// What differs between two versions of a pipeline outside of its steps.
#pragma once

#include <span>
#include <vector>

#include "plan/step_diff.h"

namespace osiris::plan {

/// `steps`: the changes of steps, which a changed parameter brought about where they use it.
[[nodiscard]] std::vector<Change> headChanges(const PipelineVersion& before,
                                              const PipelineVersion& after,
                                              std::span<const Change> steps);

/// What profiles say otherwise.
[[nodiscard]] std::vector<Change> environmentChanges(const PipelineVersion& before,
                                                     const PipelineVersion& after);

}  // namespace osiris::plan
