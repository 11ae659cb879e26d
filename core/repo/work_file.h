// Files of a work tree as git sees them: bytes, whether they may be run, links. Inside `repo` only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace osiris::repo {

struct WorkFile {
  std::uint32_t mode = 0;  ///< 0100644, 0100755, 0120000
  std::string bytes;  ///< of a link: where it leads
  friend bool operator==(const WorkFile&, const WorkFile&) = default;
};

/// Nothing when no file or link is there.
[[nodiscard]] Result<std::optional<WorkFile>> readWorkFile(const std::string& path);

/// As a whole or not at all, with the folders it needs. It is written as `spare` first, a path on
/// the same disk that is ours alone: a sudden end leaves nothing among the files of people.
[[nodiscard]] Result<> writeWorkFile(const std::string& path, const WorkFile& file,
                                     const std::string& spare);

/// With each folder above that it leaves empty, up to `root`. Fine when it is gone already.
[[nodiscard]] Result<> removeWorkFile(const std::string& path, const std::string& root);

}  // namespace osiris::repo
