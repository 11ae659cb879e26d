// The files of one commit, where they lay in the work tree.
#pragma once

#include <string>
#include <string_view>

#include "base/file_system.h"
#include "repo/repository.h"

namespace osiris::repo {

/// A file system that cannot be written to: what read a work tree reads a commit just as well.
/// Paths are absolute, those of the work tree; of a bare repository they begin with "/". All files
/// have one time, the commit's. Links are not followed: they are files that hold a path, as git
/// keeps them. Of a file kept elsewhere (LFS) it has the pointer.
class CommitFiles final : public FileSystem {
 public:
  /// `repository` must live on. Fails with no_such_revision when it does not have the commit.
  [[nodiscard]] static Result<std::unique_ptr<CommitFiles>> open(const Repository& repository,
                                                                 const CommitId& commit);
  ~CommitFiles() override;

  [[nodiscard]] Result<std::string> readFile(std::string_view path,
                                             std::uint64_t limit) const override;
  [[nodiscard]] Result<FileStatus> status(std::string_view path) const override;
  [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view path) const override;
  [[nodiscard]] Result<std::string> canonical(std::string_view path) const override;
  [[nodiscard]] std::string absolute(std::string_view path) const override;
  [[nodiscard]] Result<> writeFile(std::string_view path, std::string_view bytes) override;
  [[nodiscard]] Result<> createDirectories(std::string_view path) override;
  [[nodiscard]] Result<> remove(std::string_view path) override;

 private:
  struct Impl;
  explicit CommitFiles(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace osiris::repo
