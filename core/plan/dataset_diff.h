// What becomes of the datasets that a pipeline writes.
#pragma once

#include <map>
#include <vector>

#include "plan/step_diff.h"

namespace osiris::plan {

/// `ends`: what reaches each step of the later version that writes. Sorted by name; without those
/// that stay as they are.
[[nodiscard]] std::vector<DatasetChange> datasetChanges(
    const PipelinePair& pair, const std::map<std::size_t, RowsEffect>& ends);

}  // namespace osiris::plan
