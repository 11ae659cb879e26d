// manifest.yaml: what Osiris runs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "plan/fingerprints.h"
#include "plan/step_order.h"

namespace osiris::plan {

struct Manifest {
  nlohmann::ordered_json json;
  std::string hash;       ///< 64 hex digits over everything but times; names the build
  std::string shortHash;  ///< how it begins
};

/// `document` is the pipeline after params. Sets `fingerprints.manifest`. `generatedAt` is an ISO
/// time in UTC.
[[nodiscard]] Manifest makeManifest(const nlohmann::ordered_json& document,
                                    const std::vector<OrderedStep>& steps,
                                    Fingerprints& fingerprints, std::size_t shortLength,
                                    const std::string& generatedAt);

}  // namespace osiris::plan
