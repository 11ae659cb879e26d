// Making trees and commits. Nothing here moves a ref.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "repo/state.h"

namespace osiris::repo {

/// Whom git takes the user for.
struct Person {
  std::string name;
  std::string email;
};

/// Fails with no_identity when git's settings name nobody.
[[nodiscard]] Result<Person> identity(const Repository& repository);

/// Id of a commit's tree; "" for nothing, which is the tree without files.
[[nodiscard]] Result<std::string> treeOf(const Repository& repository,
                                         const std::optional<CommitId>& commit);

/// Paths that two trees hold differently; "" is a tree without files.
[[nodiscard]] Result<std::set<std::string>> changedPaths(const Repository& repository,
                                                         std::string_view before,
                                                         std::string_view after);

/// A file of the work tree as git would stage it: line endings converted as its attributes say.
/// Nothing when it is not there.
[[nodiscard]] Result<std::optional<TreeFile>> storeFile(const Repository& repository,
                                                        const std::string& path);

/// Nothing when the tree has no such file; "" is a tree without files.
[[nodiscard]] std::optional<TreeFile> fileIn(const Repository& repository, std::string_view tree,
                                             const std::string& path);

/// The tree with some files replaced, added or (nothing) removed.
[[nodiscard]] Result<std::string> treeWith(
    const Repository& repository, std::string_view base,
    const std::map<std::string, std::optional<TreeFile>>& files);

struct NewCommit {
  std::string tree;
  std::vector<CommitId> parents;
  std::string message;
  Person who;
  Timestamp when;
};

[[nodiscard]] Result<CommitId> makeCommit(const Repository& repository, const NewCommit& commit);

/// "merge", "rebase", …: what git is in the middle of; nothing when it is not.
[[nodiscard]] std::optional<std::string> unfinished(const Repository& repository);

}  // namespace osiris::repo
