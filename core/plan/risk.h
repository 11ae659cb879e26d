// How much a plan can go wrong: a number, and what made it.
#pragma once

#include "plan/plan.h"

namespace osiris::plan {

/// From the plan's pipelines and what is downstream of them. The same plan has the same risk.
[[nodiscard]] Risk riskOf(const Plan& plan);

}  // namespace osiris::plan
