// Plans to render.
#pragma once

#include <string>

#include "plan/plan.h"

namespace osiris::report {

/// A pipeline that loses a column others read, a new one, one that stays, and two columns
/// downstream.
[[nodiscard]] plan::Plan samplePlan();

/// A plan in which every text is `text`.
[[nodiscard]] plan::Plan planOf(const std::string& text);

/// Many pipelines, each with a change that breaks one of many columns downstream.
[[nodiscard]] plan::Plan largePlan(std::size_t pipelines, std::size_t downstream);

}  // namespace osiris::report
