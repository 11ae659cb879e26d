// What a verb may touch, as it stands at one moment: the local refs, HEAD, the index, and the files
// of the work tree. Kept as ordinary git objects, so that equal parts of two states are stored
// once.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "repo/repository.h"

namespace osiris::repo {

/// Names a stored state for good: the id of its tree.
struct StateId {
  std::string hex;
  friend bool operator==(const StateId&, const StateId&) = default;
};

/// A file in git's words.
struct TreeFile {
  std::uint32_t mode = 0;  ///< 0100644, 0100755, 0120000 (a link)
  std::string blob;  ///< id
  friend bool operator==(const TreeFile&, const TreeFile&) = default;
};

/// Paths count from the work tree.
struct State {
  std::string head;  ///< "refs/heads/main", or the id of a commit
  std::map<std::string, std::string> refs;  ///< name to id, or to "ref: …" where it is symbolic
  std::string index;  ///< tree of what is staged, files in conflict left out
  std::map<std::string, TreeFile> conflicts;  ///< "2/path": what the index has at stage 2
  std::map<std::string, TreeFile> unsaved;  ///< files that differ from the index, bytes as on disk
  std::set<std::string> deleted;  ///< staged, but not on disk
  std::set<std::string> withheld;  ///< differ from the index, but hold a secret
  friend bool operator==(const State&, const State&) = default;
};

/// What is recorded of the work tree beyond what git tracks, and what never is.
struct Recording {
  /// Whether an untracked file belongs to what people work on here.
  std::function<bool(std::string_view path)> isRelevant;
  /// Whether these bytes may be kept in git's objects; a file with a secret may not.
  std::function<bool(std::string_view path, std::string_view bytes)> mayBeKept;
};

/// The state as it is now. Stores the blobs and trees that it names. Left out are refs that are not
/// ours to put back: what was fetched (`refs/remotes`), the stash, and the operation log itself.
/// Fails with bare_repository, or as git does when it cannot read.
[[nodiscard]] Result<State> recordState(const Repository& repository, const Recording& recording);

[[nodiscard]] Result<StateId> storeState(const Repository& repository, const State& state);
/// Fails with no_such_state.
[[nodiscard]] Result<State> loadState(const Repository& repository, const StateId& id);

}  // namespace osiris::repo
