#include "repo/commit_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "base/path.h"
#include "repo/repository_impl.h"

namespace osiris::repo {

struct CommitFiles::Impl {
  git_repository* repository = nullptr;
  TreeHandle tree;
  std::string root;  ///< "" for a bare repository
  std::chrono::system_clock::time_point time;

  /// From the tree's root; "" for the root itself, nothing for what lies outside.
  [[nodiscard]] std::optional<std::string> relative(std::string_view path) const {
    if (path == root || (root.empty() && path == "/")) return "";
    if (!path.starts_with(root + "/")) return std::nullopt;
    return std::string(path.substr(root.size() + 1));
  }

  [[nodiscard]] EntryHandle entry(std::string_view path) const {
    const auto inside = relative(path);
    if (!inside || inside->empty()) return nullptr;
    return make<EntryHandle>(git_tree_entry_bypath, tree.get(), inside->c_str());
  }

  /// Null for what is no folder of the commit.
  [[nodiscard]] TreeHandle folder(std::string_view path) const {
    if (relative(path) == "")
      return make<TreeHandle>(git_tree_lookup, repository, git_tree_id(tree.get()));
    const EntryHandle found = entry(path);
    if (!found || git_tree_entry_type(found.get()) != GIT_OBJECT_TREE) return nullptr;
    return make<TreeHandle>(git_tree_lookup, repository, git_tree_entry_id(found.get()));
  }

  [[nodiscard]] static Error notFound(std::string_view path) {
    return {"file_not_found", fmt::format("the commit has no '{}'", path), ""};
  }
};

namespace {

std::unexpected<Error> readOnly(std::string_view path) {
  return fail("read_only", fmt::format("'{}' is part of a commit and cannot be written", path));
}

/// A submodule is a folder whose files are elsewhere; a link is a file that holds a path.
EntryKind kindOf(const git_tree_entry* entry) {
  return git_tree_entry_type(entry) == GIT_OBJECT_BLOB ? EntryKind::file : EntryKind::directory;
}

}  // namespace

CommitFiles::CommitFiles(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CommitFiles::~CommitFiles() = default;

Result<std::unique_ptr<CommitFiles>> CommitFiles::open(const Repository& repository,
                                                       const CommitId& commit) {
  auto impl = std::make_unique<Impl>();
  impl->repository = repository.impl().handle.get();
  impl->root = repository.workTree();
  git_oid id;
  const auto found = git_oid_fromstr(&id, commit.hex.c_str()) == 0
                         ? make<CommitHandle>(git_commit_lookup, impl->repository, &id)
                         : nullptr;
  if (found) {
    impl->tree = make<TreeHandle>(git_commit_tree, found.get());
    impl->time = std::chrono::system_clock::from_time_t(git_commit_time(found.get()));
  }
  if (!impl->tree)
    return fail("no_such_revision", fmt::format("there is no commit '{}' here", commit.hex),
                "a shallow clone may lack it: git fetch --unshallow");
  return std::unique_ptr<CommitFiles>(new CommitFiles(std::move(impl)));
}

Result<std::string> CommitFiles::readFile(std::string_view path, std::uint64_t limit) const {
  const EntryHandle entry = impl_->entry(path);
  if (!entry) return std::unexpected(Impl::notFound(path));
  if (kindOf(entry.get()) != EntryKind::file)
    return fail("not_a_file", fmt::format("'{}' is no file in the commit", path));
  const auto blob =
      make<BlobHandle>(git_blob_lookup, impl_->repository, git_tree_entry_id(entry.get()));
  if (!blob)
    return fail("io_error", fmt::format("git cannot read '{}': {}", path, gitError()),
                "'git fsck' says what is missing");
  const auto size = static_cast<std::uint64_t>(git_blob_rawsize(blob.get()));
  if (size > limit)
    return fail("file_too_large",
                fmt::format("'{}' has {} bytes; at most {} are read", path, size, limit));
  return std::string(static_cast<const char*>(git_blob_rawcontent(blob.get())), size);
}

Result<FileStatus> CommitFiles::status(std::string_view path) const {
  if (impl_->relative(path) == "") return FileStatus{EntryKind::directory, 0, impl_->time};
  const EntryHandle entry = impl_->entry(path);
  if (!entry) return std::unexpected(Impl::notFound(path));
  FileStatus status{kindOf(entry.get()), 0, impl_->time};
  if (status.kind == EntryKind::file) {
    const auto blob =
        make<BlobHandle>(git_blob_lookup, impl_->repository, git_tree_entry_id(entry.get()));
    if (blob) status.size = static_cast<std::uint64_t>(git_blob_rawsize(blob.get()));
  }
  return status;
}

Result<std::vector<DirectoryEntry>> CommitFiles::list(std::string_view path) const {
  const TreeHandle folder = impl_->folder(path);
  if (!folder) return std::unexpected(Impl::notFound(path));
  std::vector<DirectoryEntry> entries;
  for (std::size_t i = 0; i < git_tree_entrycount(folder.get()); ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(folder.get(), i);
    entries.push_back({git_tree_entry_name(entry), kindOf(entry), false});
  }
  // git sorts folders as if their names ended in a slash.
  std::ranges::sort(entries, {}, &DirectoryEntry::name);
  return entries;
}

Result<std::string> CommitFiles::canonical(std::string_view path) const {
  std::string normal = absolute(path);
  if (auto found = status(normal); !found) return std::unexpected(found.error());
  return normal;
}

std::string CommitFiles::absolute(std::string_view path) const {
  return path::normal(path::join(impl_->root.empty() ? "/" : impl_->root, path));
}

Result<> CommitFiles::writeFile(std::string_view path, std::string_view) { return readOnly(path); }
Result<> CommitFiles::createDirectories(std::string_view path) { return readOnly(path); }
Result<> CommitFiles::remove(std::string_view path) { return readOnly(path); }

}  // namespace osiris::repo
