// What differs between the queries of two versions of a step.
#pragma once

#include <vector>

#include "plan/step_diff.h"

namespace osiris::plan {

/// Nothing where one of them has no query.
[[nodiscard]] std::vector<StepChange> queryChanges(const PipelinePair& pair, std::size_t before,
                                                   std::size_t after);

}  // namespace osiris::plan
