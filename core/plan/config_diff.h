// What differs between the configs of two versions of a step, but for its SQL.
#pragma once

#include <vector>

#include "plan/step_diff.h"

namespace osiris::plan {

[[nodiscard]] std::vector<StepChange> configChanges(const PipelinePair& pair, std::size_t before,
                                                    std::size_t after);

/// "limit 5 → 10", "limit 10 added", "password changed": values of secrets are not said, nor what
/// is long.
[[nodiscard]] std::string valueChangeText(std::string_view key, const nlohmann::json& before,
                                          const nlohmann::json& after);

/// Whether two values say the same, types and all.
[[nodiscard]] bool sameValue(const nlohmann::json& a, const nlohmann::json& b);

}  // namespace osiris::plan
