// A git repository as it is read: which commits there are, and what a file was in one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace osiris::repo {

/// Names a commit for good: its id, 40 hexadecimal digits.
struct CommitId {
  std::string hex;
  friend bool operator==(const CommitId&, const CommitId&) = default;
};

/// Owned by one thread. What git itself does beside it is seen when asked for again.
class Repository {
 public:
  /// The repository that a folder lies in, however far above. Fails with not_a_repository.
  [[nodiscard]] static Result<Repository> open(std::string_view folder);
  Repository(Repository&&) noexcept;
  Repository& operator=(Repository&&) noexcept;
  ~Repository();

  /// Absolute, without a slash at its end; "" for a bare repository.
  [[nodiscard]] const std::string& workTree() const;

  /// What git's own rev-parse takes: "HEAD", "main~2", "v1.2.0", an id or its beginning. A tag is
  /// followed to its commit. Fails with no_commits in a repository without any, else with
  /// no_such_revision.
  [[nodiscard]] Result<CommitId> resolve(std::string_view revision) const;

  /// The branch that HEAD is on, with or without commits: "main". Nothing when it is detached.
  [[nodiscard]] std::optional<std::string> currentBranch() const;

  /// Where git keeps what is this work tree's own. Absolute, without a slash at its end.
  [[nodiscard]] const std::string& gitFolder() const;

  struct Impl;
  /// For this module's own files.
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  explicit Repository(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace osiris::repo
