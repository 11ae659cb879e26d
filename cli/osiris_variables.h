// The environment variables by which Osiris is told things.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_system.h"

namespace osiris::cli {

/// Those whose names begin with OSIRIS_: of the process, then those that only `.env` in the
/// workspace's root sets. No other variable's value is read.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> osirisVariables(
    const FileSystem& files, std::string_view root);

}  // namespace osiris::cli
