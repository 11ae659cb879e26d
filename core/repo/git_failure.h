// How a failed call of libgit2 becomes an Error. Inside `repo` only.
#pragma once

#include <fmt/format.h>

#include <string_view>

#include "repo/handle.h"

namespace osiris::repo {

/// `what` was being done: "write the index".
inline std::unexpected<Error> gitFailure(std::string_view what) {
  const git_error* error = git_error_last();
  const bool isLocked = error != nullptr && error->message != nullptr &&
                        std::string_view(error->message).contains("lock");
  return fail("git_failed", fmt::format("git cannot {}: {}", what, gitError()),
              isLocked ? "another git program is at work here: try again when it has finished"
                       : "'git fsck' and 'git status' say more");
}

inline std::string hexOf(const git_oid& id) {
  std::string hex(GIT_OID_HEXSZ, '0');
  git_oid_fmt(hex.data(), &id);
  return hex;
}

/// All zeros for what is no id.
inline git_oid oidOf(std::string_view hex) {
  git_oid id{};
  if (hex.size() != GIT_OID_HEXSZ || git_oid_fromstrn(&id, hex.data(), hex.size()) != 0) id = {};
  return id;
}

}  // namespace osiris::repo
