#include "lsp/base_commit.h"

#include <utility>

#include "repo/commit_files.h"
#include "repo/repository.h"

namespace osiris::lsp {
namespace {

/// Files of a commit that keep the repository they come from.
class KeptCommit final : public FileSystem {
 public:
  KeptCommit(repo::Repository repository, std::unique_ptr<repo::CommitFiles> files)
      : repository_(std::move(repository)), files_(std::move(files)) {}

  [[nodiscard]] Result<std::string> readFile(std::string_view path,
                                             std::uint64_t limit) const override {
    return files_->readFile(path, limit);
  }
  [[nodiscard]] Result<FileStatus> status(std::string_view path) const override {
    return files_->status(path);
  }
  [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view path) const override {
    return files_->list(path);
  }
  [[nodiscard]] Result<std::string> canonical(std::string_view path) const override {
    return files_->canonical(path);
  }
  [[nodiscard]] std::string absolute(std::string_view path) const override {
    return files_->absolute(path);
  }
  [[nodiscard]] Result<> writeFile(std::string_view path, std::string_view bytes) override {
    return files_->writeFile(path, bytes);
  }
  [[nodiscard]] Result<> createDirectories(std::string_view path) override {
    return files_->createDirectories(path);
  }
  [[nodiscard]] Result<> remove(std::string_view path) override { return files_->remove(path); }

 private:
  repo::Repository repository_;  // Before the files, which look into it.
  std::unique_ptr<repo::CommitFiles> files_;
};

}  // namespace

Result<std::unique_ptr<FileSystem>> openBaseCommit(const std::string& folder,
                                                   const std::string& revision) {
  auto repository = repo::Repository::open(folder);
  if (!repository) return std::unexpected(repository.error());
  const auto commit = repository->resolve(revision);
  if (!commit) return std::unexpected(commit.error());
  auto files = repo::CommitFiles::open(*repository, *commit);
  if (!files) return std::unexpected(files.error());
  return std::make_unique<KeptCommit>(*std::move(repository), *std::move(files));
}

}  // namespace osiris::lsp
