// What a step's component is told: `cfg/<step>.json`.
#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <vector>

#include "check/diagnostic.h"
#include "oml/pipeline.h"
#include "plan/secret_names.h"
#include "project/component.h"

namespace osiris::plan {

/// The step's config with its component and mode (`read` is `extract` there), without the keys that
/// hold secrets, with the spec's defaults for keys that are left out. `step` is the step after
/// params, `index` its place in the file.
/// Fails with unknown_config_key, invalid_config_type, and missing_required_field (a
/// `write_mode` of replace or upsert without `primary_key`).
[[nodiscard]] std::expected<nlohmann::ordered_json, std::vector<check::Diagnostic>> stepConfig(
    const nlohmann::ordered_json& step, const project::Component& component,
    const SecretNames& secrets, const oml::Pipeline& pipeline, std::size_t index);

}  // namespace osiris::plan
