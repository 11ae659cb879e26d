// Undo and redo: every operation can be taken back, and an undo too.
#pragma once

#include <optional>
#include <string>

#include "flow/workplace.h"
#include "repo/operation_log.h"

namespace osiris::flow {

struct UndoRequest {
  std::string operation;  ///< id, or an end of it; "": the last one that can be taken back
  bool backTo = false;    ///< all operations after it are taken back, itself not
};

struct Undone {
  repo::Operation operation;  ///< the undo itself
  repo::Operation target;     ///< what was taken back, or done again
  std::string words;          ///< what is different now: "orders.oml changed; main moved"
  std::string recorded;       ///< work that was recorded first; "": none
};

/// The state before an operation, exactly; what is there and not recorded yet is recorded first, so
/// that nothing is lost. Fails with nothing_to_undo, no_such_operation, changed_since (a later
/// operation stands on it), and as restoring does.
[[nodiscard]] Result<Undone> undo(const Workplace& place, const UndoRequest& request);

/// Takes back the last undo, as long as nothing else was done. Fails with nothing_to_redo.
[[nodiscard]] Result<Undone> redo(const Workplace& place);

}  // namespace osiris::flow
