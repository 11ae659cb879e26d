// Putting a recorded state back: files, index, refs and HEAD.
#pragma once

#include <string>

#include "repo/state.h"

namespace osiris::repo {

/// What may be said of it in git's reflog.
struct Restoring {
  std::string reason;  ///< "osiris undo: save of orders"
  bool withFiles =
      true;  ///< false: the files are as they shall be, though git may see them otherwise
};

/// From the state that is there to another one. Only what differs between the two is touched, each
/// file as a whole. Going on after it was interrupted is to do it again: what has its new value
/// already is fine. Before anything is written, all of it is looked at. Fails with file_changed or
/// ref_changed where something is neither as in `from` nor as in `to`, and with secret_in_the_way
/// where a file that was not recorded would be overwritten; then nothing was touched.
[[nodiscard]] Result<> restoreState(const Repository& repository, const State& from,
                                    const State& to, const Restoring& restoring);

}  // namespace osiris::repo
