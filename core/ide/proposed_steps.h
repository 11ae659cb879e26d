// Which steps are proposed where a step is to be named. Inside `ide` only.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"

namespace osiris::ide {

/// Indices in the file's order, of those that `fit`. Of more steps than mostStepsProposed those
/// whose ids have the letters of `typed`, the nearest to `step`, the ones above it first. Never
/// `step` itself, nor one without an id.
[[nodiscard]] std::vector<std::size_t> proposedSteps(
    const oml::Pipeline& pipeline, std::size_t step, std::string_view typed,
    const std::function<bool(const oml::Step&)>& fit);

}  // namespace osiris::ide
