// A file's bytes, for tests that read the source tree.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace osiris::test {

/// Empty when there is no such file.
[[nodiscard]] inline std::string contentOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace osiris::test
