// Moving refs by compare-and-swap, several at once. Inside `repo` only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "repo/state.h"

namespace osiris::repo {

/// Values are those of State::refs; "" is a ref that is not there. HEAD is one of them.
struct RefUpdate {
  std::string name;
  std::string from;
  std::string to;
};

[[nodiscard]] std::vector<RefUpdate> refUpdates(const State& from, const State& to);

/// Fails with ref_changed where a ref has neither its old nor its new value.
[[nodiscard]] Result<> checkRefs(const Repository& repository,
                                 const std::vector<RefUpdate>& updates);

/// All are locked and looked at before the first one moves.
[[nodiscard]] Result<> applyRefs(const Repository& repository,
                                 const std::vector<RefUpdate>& updates, std::string_view reason);

}  // namespace osiris::repo
