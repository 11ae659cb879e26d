// Where and by whom a verb is used: what every one of them is given.
#pragma once

#include <memory>

#include "base/clock.h"
#include "base/file_system.h"
#include "base/ulid.h"
#include "project/workspace.h"
#include "repo/repository.h"

namespace osiris::flow {

/// What it points to must live on.
struct Workplace {
  const repo::Repository& repository;
  std::shared_ptr<const project::Workspace> workspace;  ///< lies in the repository's work tree
  const FileSystem& files;
  const Clock& clock;
  UlidSource& ids;
};

}  // namespace osiris::flow
