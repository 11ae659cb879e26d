// The steps of a pipeline after params, as far as they can be compiled.
#pragma once

#include <expected>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "check/diagnostic.h"
#include "oml/pipeline.h"
#include "plan/step_order.h"
#include "project/registry.h"

namespace osiris::plan {

struct StepList {
  std::vector<OrderedStep> steps;  ///< in the order of the file
  std::vector<std::shared_ptr<const project::Component>> components;  ///< one a step
};

/// Fails where a step has no id, component or list of needs that can be understood, with the codes
/// that `osiris check` has for it; an id must do as the name of a file.
[[nodiscard]] std::expected<StepList, std::vector<check::Diagnostic>> listSteps(
    const nlohmann::ordered_json& document, const oml::Pipeline& pipeline,
    const project::Registry& registry);

}  // namespace osiris::plan
