// Files of the source tree that are carried inside the binary. A module whose CMakeLists says EMBED
// defines `std::span<const EmbeddedFile> embeddedFiles()` in its own namespace.
#pragma once

#include <string_view>

namespace osiris {

/// Both live as long as the program.
struct EmbeddedFile {
  std::string_view path;  ///< relative to the module's folder: "specs/duckdb.writer/spec.yaml"
  std::string_view text;
};

}  // namespace osiris
