// What the verbs are given in a shell: the repository and the workspace around the session's
// folder.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ulid.h"
#include "cli/session.h"
#include "flow/workplace.h"
#include "repo/repository.h"

namespace osiris::cli {

class GitPlace {
 public:
  /// Fails with not_a_repository.
  [[nodiscard]] static Result<std::unique_ptr<GitPlace>> find(const Session& session);

  [[nodiscard]] const flow::Workplace& place() const { return place_; }
  /// Paths that a person gave, from the work tree; "" is the work tree itself. Fails with
  /// path_not_found for what lies elsewhere.
  [[nodiscard]] Result<std::vector<std::string>> inside(
      const std::vector<std::string>& paths) const;

 private:
  GitPlace(const Session& session, repo::Repository repository);

  const Session& session_;
  repo::Repository repository_;
  SystemClock clock_;
  UlidSource ids_;
  flow::Workplace place_;
};

}  // namespace osiris::cli
