// The order in which steps run.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <vector>

#include "check/diagnostic.h"
#include "oml/pipeline.h"

namespace osiris::plan {

/// A step as it runs.
struct OrderedStep {
  std::string id;
  std::string component;
  std::vector<std::string> needs;  ///< ids, as written; else the step written before it
  std::size_t position = 0;        ///< in the file
};

/// Each step after all that it needs; of those that could come next the one written first. A file
/// whose steps are in such an order keeps it.
/// Fails with duplicate_id, self_dependency, unknown_dependency or dependency_cycle. `pipeline`
/// says where in the file a step stands; its steps are `steps` in the order of the file.
[[nodiscard]] std::expected<std::vector<OrderedStep>, std::vector<check::Diagnostic>> orderSteps(
    std::vector<OrderedStep> steps, const oml::Pipeline& pipeline);

}  // namespace osiris::plan
