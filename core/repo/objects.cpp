#include "repo/objects.h"

#include <utility>

#include "repo/git_failure.h"
#include "repo/repository_impl.h"
#include "repo/work_file.h"

namespace osiris::repo {
namespace {

/// Null for the tree without files.
Result<TreeHandle> lookUp(git_repository* git, std::string_view hex) {
  if (hex.empty()) return nullptr;
  const git_oid id = oidOf(hex);
  auto tree = make<TreeHandle>(git_tree_lookup, git, &id);
  if (!tree) return gitFailure(fmt::format("read the tree {}", hex));
  return tree;
}

}  // namespace

Result<Person> identity(const Repository& repository) {
  const auto who = make<SignatureHandle>(git_signature_default, repository.impl().handle.get());
  if (who) return Person{who->name, who->email};
  return fail("no_identity", "git does not know who you are",
              "git config --global user.name \"Your Name\" && git config --global user.email "
              "you@example.com");
}

Result<std::string> treeOf(const Repository& repository, const std::optional<CommitId>& commit) {
  if (!commit) return "";
  const git_oid id = oidOf(commit->hex);
  const auto found = make<CommitHandle>(git_commit_lookup, repository.impl().handle.get(), &id);
  if (!found) return gitFailure(fmt::format("read the commit {}", commit->hex));
  return hexOf(*git_commit_tree_id(found.get()));
}

Result<std::set<std::string>> changedPaths(const Repository& repository, std::string_view before,
                                           std::string_view after) {
  git_repository* git = repository.impl().handle.get();
  const auto old = lookUp(git, before);
  if (!old) return std::unexpected(old.error());
  const auto now = lookUp(git, after);
  if (!now) return std::unexpected(now.error());
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  options.flags = GIT_DIFF_SKIP_BINARY_CHECK;
  const auto diff = make<DiffHandle>(git_diff_tree_to_tree, git, old->get(), now->get(),
                                     static_cast<const git_diff_options*>(&options));
  if (!diff) return gitFailure("compare two trees");
  std::set<std::string> paths;
  for (std::size_t i = 0; i < git_diff_num_deltas(diff.get()); ++i) {
    const git_diff_delta* delta = git_diff_get_delta(diff.get(), i);
    paths.insert(delta->status == GIT_DELTA_DELETED ? delta->old_file.path : delta->new_file.path);
  }
  return paths;
}

Result<std::optional<TreeFile>> storeFile(const Repository& repository, const std::string& path) {
  const auto file = readWorkFile(repository.workTree() + "/" + path);
  if (!file) return std::unexpected(file.error());
  if (!*file) return std::nullopt;
  git_oid id;
  if (git_blob_create_from_workdir(&id, repository.impl().handle.get(), path.c_str()) != 0)
    return gitFailure(fmt::format("store '{}'", path));
  return TreeFile{(*file)->mode, hexOf(id)};
}

std::optional<TreeFile> fileIn(const Repository& repository, std::string_view tree,
                               const std::string& path) {
  const auto found = lookUp(repository.impl().handle.get(), tree);
  if (!found || !*found) return std::nullopt;
  const auto entry = make<EntryHandle>(git_tree_entry_bypath, found->get(), path.c_str());
  if (!entry || git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB) return std::nullopt;
  return TreeFile{git_tree_entry_filemode_raw(entry.get()), hexOf(*git_tree_entry_id(entry.get()))};
}

Result<std::string> treeWith(const Repository& repository, std::string_view base,
                             const std::map<std::string, std::optional<TreeFile>>& files) {
  git_repository* git = repository.impl().handle.get();
  const auto tree = lookUp(git, base);
  if (!tree) return std::unexpected(tree.error());
  const auto index = make<IndexHandle>(git_index_new);
  if (!index || (*tree && git_index_read_tree(index.get(), tree->get()) != 0))
    return gitFailure("read a tree");
  for (const auto& [path, file] : files) {
    if (!file) {
      git_index_remove(index.get(), path.c_str(), 0);
      continue;
    }
    git_index_entry entry{};
    entry.mode = file->mode;
    entry.id = oidOf(file->blob);
    entry.path = path.c_str();
    if (git_index_add(index.get(), &entry) != 0) return gitFailure(fmt::format("stage '{}'", path));
  }
  git_oid id;
  if (git_index_write_tree_to(&id, index.get(), git) != 0) return gitFailure("write a tree");
  return hexOf(id);
}

Result<CommitId> makeCommit(const Repository& repository, const NewCommit& commit) {
  git_repository* git = repository.impl().handle.get();
  const auto tree = lookUp(git, commit.tree);
  if (!tree) return std::unexpected(tree.error());
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(commit.when).time_since_epoch().count();
  const auto local = make<SignatureHandle>(git_signature_now, "osiris", "osiris");
  const auto who =
      make<SignatureHandle>(git_signature_new, commit.who.name.c_str(), commit.who.email.c_str(),
                            static_cast<git_time_t>(seconds), local ? local->when.offset : 0);
  std::vector<CommitHandle> owners;
  std::vector<const git_commit*> parents;
  for (const CommitId& parent : commit.parents) {
    const git_oid id = oidOf(parent.hex);
    owners.push_back(make<CommitHandle>(git_commit_lookup, git, &id));
    if (!owners.back()) return gitFailure(fmt::format("read the commit {}", parent.hex));
    parents.push_back(owners.back().get());
  }
  git_oid id;
  if (!who ||
      git_commit_create(&id, git, nullptr, who.get(), who.get(), "UTF-8", commit.message.c_str(),
                        tree->get(), parents.size(), parents.data()) != 0)
    return gitFailure("make the commit");
  return CommitId{hexOf(id)};
}

std::optional<std::string> unfinished(const Repository& repository) {
  switch (git_repository_state(repository.impl().handle.get())) {
    case GIT_REPOSITORY_STATE_NONE:
      return std::nullopt;
    case GIT_REPOSITORY_STATE_MERGE:
      return "merge";
    case GIT_REPOSITORY_STATE_REVERT:
    case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
      return "revert";
    case GIT_REPOSITORY_STATE_CHERRYPICK:
    case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
      return "cherry-pick";
    case GIT_REPOSITORY_STATE_BISECT:
      return "bisect";
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX:
      return "am";
    default:
      return "rebase";
  }
}

}  // namespace osiris::repo
