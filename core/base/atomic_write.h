// Replacing a file on the disk so that nobody ever sees half of it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace osiris {

/// Writes a file beside `path`, brings it safely to the disk and renames it over `path`. The
/// contract is FileSystem::writeFile's.
[[nodiscard]] Result<> writeAtomically(const std::string& path, std::string_view bytes);

/// Makes sure the names in a folder survive a power cut. Returns 0 or an errno.
[[nodiscard]] int syncFolder(const std::string& folder);

}  // namespace osiris
