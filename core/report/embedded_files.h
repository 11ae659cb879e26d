// Files of this folder that travel inside the binary: style and script of pages. Defined by the
// build.
#pragma once

#include <span>

#include "base/embedded_file.h"

namespace osiris::report {

/// Sorted by path.
[[nodiscard]] std::span<const EmbeddedFile> embeddedFiles();

}  // namespace osiris::report
