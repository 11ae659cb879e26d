// The commit that a workspace is compared with.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/file_system.h"
#include "base/result.h"

namespace osiris::lsp {

/// Opens the commit that `revision` names in the repository which `folder` lies in: its files,
/// where they lay in the work tree, for one thread. Fails with not_a_repository, no_commits or
/// no_such_revision.
using BaseOpener = std::function<Result<std::unique_ptr<FileSystem>>(const std::string& folder,
                                                                     const std::string& revision)>;

/// A BaseOpener that asks git.
[[nodiscard]] Result<std::unique_ptr<FileSystem>> openBaseCommit(const std::string& folder,
                                                                 const std::string& revision);

}  // namespace osiris::lsp
