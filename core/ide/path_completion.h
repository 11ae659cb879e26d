// Files and folders as somebody types a path in a config.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace osiris::ide {

struct PathEntry {
  std::string name;  ///< a folder's with a slash behind it
  bool isFolder = false;
};

/// True for keys whose value is a file or folder: `path`, `base_dir`, `input_file` …
[[nodiscard]] bool isPathKey(std::string_view key);

/// What lies in the folder that `typed` leads to from `base`: folders first, hidden ones only when
/// a dot is typed. Nothing outside of `base`.
[[nodiscard]] std::vector<PathEntry> entriesFor(const FileSystem& files, const std::string& base,
                                                std::string_view typed);

}  // namespace osiris::ide
