// YAML that is the same bytes wherever it is made.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace osiris::plan {

/// What Osiris 0.5 writes as a manifest: keys in the order of their code points, block style, lines
/// of 120 characters where text can be folded, `---` and `...` around it, no blanks at line ends.
/// Byte for byte what PyYAML 6 dumps with these settings. Strings must be valid UTF-8.
[[nodiscard]] std::string canonicalYaml(const nlohmann::ordered_json& value);

}  // namespace osiris::plan
