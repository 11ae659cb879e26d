// Documents that the transcript tests open.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace osiris::lsp {

inline constexpr std::string_view documentUri = "file:///w/a.oml";

/// A pipeline with one step that reads MySQL with the given lines of config, each "key: value\n".
inline std::string pipelineWith(std::string_view config) {
  std::string text =
      "oml_version: \"0.1.0\"\n"
      "name: orders\n"
      "steps:\n"
      "  - id: read-orders\n"
      "    component: mysql.extractor\n"
      "    mode: read\n"
      "    config:\n";
  while (!config.empty()) {
    const auto size = std::min(config.size(), config.find('\n') + 1);
    text.append("      ").append(config.substr(0, size));
    config.remove_prefix(size);
  }
  return text;
}

/// Its config has a key that no component knows, at line 8 (counted from 0), characters 6 to 10.
inline std::string brokenPipeline() {
  return pipelineWith("connection: \"@mysql.main\"\nquey: SELECT 1\n");
}

inline constexpr std::string_view unknownKey = "unknown_config_key";
inline constexpr std::string_view ordersUri = "file:///w/pipelines/orders.oml";

}  // namespace osiris::lsp
