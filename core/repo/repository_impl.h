// What a Repository holds. Inside `repo` only.
#pragma once

#include <string>

#include "repo/handle.h"
#include "repo/repository.h"

namespace osiris::repo {

struct Repository::Impl {
  RepositoryHandle handle;
  std::string workTree;
  std::string gitFolder;
};

}  // namespace osiris::repo
