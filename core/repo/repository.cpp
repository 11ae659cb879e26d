#include "repo/repository.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "repo/repository_impl.h"

namespace osiris::repo {
namespace {

/// libgit2 wants to be begun once in a process and ended once.
struct Library {
  Library() { git_libgit2_init(); }
  ~Library() { git_libgit2_shutdown(); }
};

Error notOpened(std::string_view folder, int code) {
  if (code == GIT_ENOTFOUND)
    return {"not_a_repository", fmt::format("'{}' lies in no git repository", folder),
            "make one with 'git init'"};
  // [git 2.35.2, safe.directory]
  if (code == GIT_EOWNER)
    return {"not_a_repository",
            fmt::format("the git repository of '{}' belongs to somebody else", folder),
            fmt::format("if you trust it: git config --global --add safe.directory '{}'", folder)};
  return {"not_a_repository",
          fmt::format("cannot open the git repository of '{}': {}", folder, gitError()), ""};
}

/// Without the slash that libgit2 puts at its end.
std::string asFolder(std::string path) {
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

}  // namespace

Repository::Repository(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;
Repository::~Repository() = default;

Result<Repository> Repository::open(std::string_view folder) {
  static const Library library;
  auto impl = std::make_unique<Impl>();
  git_repository* opened = nullptr;
  const int code = git_repository_open_ext(&opened, std::string(folder).c_str(), 0, nullptr);
  if (code != 0) return std::unexpected(notOpened(folder, code));
  impl->handle.reset(opened);
  if (const char* workTree = git_repository_workdir(opened)) impl->workTree = asFolder(workTree);
  impl->gitFolder = asFolder(git_repository_path(opened));
  return Repository(std::move(impl));
}

const std::string& Repository::workTree() const { return impl_->workTree; }
const std::string& Repository::gitFolder() const { return impl_->gitFolder; }

std::optional<std::string> Repository::currentBranch() const {
  const auto head = make<ReferenceHandle>(git_reference_lookup, impl_->handle.get(), "HEAD");
  const char* target = head ? git_reference_symbolic_target(head.get()) : nullptr;
  constexpr std::string_view branches = "refs/heads/";
  if (target == nullptr || !std::string_view(target).starts_with(branches)) return std::nullopt;
  return std::string(target).substr(branches.size());
}

Result<CommitId> Repository::resolve(std::string_view revision) const {
  const std::string name(revision);
  git_repository* repository = impl_->handle.get();
  const bool isCommitish = revision.find('\0') == std::string_view::npos;
  const auto found =
      isCommitish ? make<ObjectHandle>(git_revparse_single, repository, name.c_str()) : nullptr;
  const auto commit =
      found ? make<ObjectHandle>(git_object_peel, found.get(), GIT_OBJECT_COMMIT) : nullptr;
  if (!commit) {
    if (git_repository_head_unborn(repository) == 1)
      return fail("no_commits", "this repository has no commits yet");
    return fail("no_such_revision",
                fmt::format("git knows no commit, branch or tag '{}' here", revision),
                "'git log --oneline --all' shows what there is");
  }
  return CommitId{git_oid_tostr_s(git_object_id(commit.get()))};
}

}  // namespace osiris::repo
