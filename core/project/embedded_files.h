// Files of this folder that travel inside the binary: specs/*/spec.yaml and schemas/*.yaml.
// Defined by the build.
#pragma once

#include <span>

#include "base/embedded_file.h"

namespace osiris::project {

/// Sorted by path. Costs nothing until it is read.
[[nodiscard]] std::span<const EmbeddedFile> embeddedFiles();

}  // namespace osiris::project
