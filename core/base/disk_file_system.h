// The real disk, by POSIX calls.
#pragma once

#include "base/file_system.h"

namespace osiris {

/// Has no state: make one wherever a door opens. Thread-safe.
class DiskFileSystem final : public FileSystem {
 public:
  [[nodiscard]] Result<std::string> readFile(std::string_view path,
                                             std::uint64_t limit = defaultReadLimit) const override;
  [[nodiscard]] Result<FileStatus> status(std::string_view path) const override;
  [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view path) const override;
  [[nodiscard]] Result<std::string> canonical(std::string_view path) const override;
  [[nodiscard]] std::string absolute(std::string_view path) const override;
  [[nodiscard]] Result<> writeFile(std::string_view path, std::string_view bytes) override;
  [[nodiscard]] Result<> createDirectories(std::string_view path) override;
  [[nodiscard]] Result<> remove(std::string_view path) override;
};

}  // namespace osiris
