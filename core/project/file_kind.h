// Which files belong to a workspace, told by where they lie and, for YAML of no known name, by
// what they begin with.
#pragma once

#include <string_view>

namespace osiris::project {

/// True when a line at the left margin begins with the key `oml_version`; a glance, no parse.
[[nodiscard]] bool looksLikeOml(std::string_view text);

/// `spec.yaml` or `spec.json`, the names under which a component's folder holds its spec.
[[nodiscard]] bool isSpecName(std::string_view fileName);

}  // namespace osiris::project
