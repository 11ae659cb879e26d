// What was done here with the verbs, and how everything was before and after: a chain of ordinary
// commits, each the state after one operation. `git log refs/osiris/ops` reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "repo/state.h"

namespace osiris::repo {

struct Operation {
  std::string id;       ///< ULID
  std::string verb;     ///< "save", "undo"; "outside": what other programs and editors did
  std::string summary;  ///< one line: "orders: add step enrich"
  std::string undoes;   ///< id of what it took back, or of the first of them; "": nothing
  std::string redoes;   ///< id of the undo that it took back; "": none
  std::string undoNext; ///< id of what an undo after it takes back: mostly its own; "": nothing
  std::string redoNext; ///< id of the undo that a redo after it takes back; "": none
  std::vector<std::string> files;  ///< what it was about, from the work tree
  std::string who;                  ///< "Anna <anna@example.com>"
  Timestamp when;                   ///< whole seconds, as git keeps them
  std::string commit;   ///< its place in the log; "" before it is there
  StateId after;
  std::optional<StateId> before;  ///< nothing for the first one
};

/// Owned by one thread, as its repository.
class OperationLog {
 public:
  /// `repository` must live on. Each work tree has a log of its own.
  explicit OperationLog(const Repository& repository);

  /// The latest first, at most `limit`; empty where no verb was used yet.
  [[nodiscard]] Result<std::vector<Operation>> latest(std::size_t limit) const;
  /// By the whole id, or by an end or a beginning of it that no other has. Fails with
  /// no_such_operation.
  [[nodiscard]] Result<Operation> find(std::string_view id) const;
  /// The one before it; nothing for the first one.
  [[nodiscard]] Result<std::optional<Operation>> preceding(const Operation& operation) const;

  /// Adds one whose `before` is the log's end. What it names stays reachable for as long as the log
  /// does. Fails with log_moved when another program was faster.
  [[nodiscard]] Result<> append(const Operation& operation);

  /// Notes what is about to be done, so that it can be finished by whoever comes after a sudden
  /// end: begin, do it, finish.
  [[nodiscard]] Result<> begin(const Operation& operation);
  /// What was begun and neither finished nor dropped.
  [[nodiscard]] std::optional<Operation> begun() const;
  [[nodiscard]] Result<> finish();
  [[nodiscard]] Result<> drop();

 private:
  const Repository& repository_;
  std::string ref_;
  std::string begunRef_;
};

}  // namespace osiris::repo
