// Values in a component's spec, which is JSON, as a pipeline's author meets them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace osiris::ide {

/// The text under a name; empty when there is none, or something else.
[[nodiscard]] std::string textIn(const nlohmann::ordered_json& schema, const char* name);
/// A scalar as YAML would have it.
[[nodiscard]] std::string spelled(const nlohmann::ordered_json& value);

}  // namespace osiris::ide
