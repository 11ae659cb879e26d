// One use of a verb, from the lock to the last line in the operation log.
#pragma once

#include <string>
#include <vector>

#include "flow/pipeline_files.h"
#include "flow/workplace.h"
#include "repo/operation_log.h"
#include "repo/state.h"
#include "repo/verb_lock.h"

namespace osiris::flow {

/// What is said of an operation.
struct OperationWords {
  std::string verb;
  std::string summary;
  std::vector<std::string> files = {};
};

/// Alone in the repository for as long as it lives. An operation that was ended in the middle has
/// been finished before it begins.
class VerbRun {
 public:
  /// `place` must live on. Fails with busy, bare_repository, unfinished_git (a merge or a rebase is
  /// under way).
  [[nodiscard]] static Result<VerbRun> begin(const Workplace& place);

  [[nodiscard]] const repo::State& now() const { return now_; }
  /// In files that are not as git has them.
  [[nodiscard]] const std::vector<SecretPlace>& secrets() const { return secrets_; }
  [[nodiscard]] repo::OperationLog& log() { return log_; }
  /// A new operation's id and time.
  [[nodiscard]] repo::Operation newOperation(const OperationWords& words) const;

  /// What other programs and editors did since the last operation becomes one of its own, up to a
  /// state. True when there was anything.
  [[nodiscard]] Result<bool> recordOutside(const repo::State& upTo);

  /// From the last recorded state to another one. `operation` lacks only `after`.
  [[nodiscard]] Result<> perform(repo::Operation operation, const repo::State& to,
                                 bool withFiles = true);

 private:
  VerbRun(const Workplace& place, repo::VerbLock lock);
  Result<> recover();
  Result<> look();
  [[nodiscard]] repo::Recording recording();

  const Workplace* place_;
  repo::VerbLock lock_;
  repo::OperationLog log_;
  repo::State now_;
  std::vector<SecretPlace> secrets_;
};

/// What differs between two states, in words: "orders.oml changed; main moved".
[[nodiscard]] std::string differenceOf(const repo::State& before, const repo::State& after);

}  // namespace osiris::flow
