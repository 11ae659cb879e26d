// Checking files that need not be open, on a worker.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "check/file.h"
#include "lsp/snapshot.h"
#include "lsp/workspaces.h"

namespace osiris::lsp {

/// For one request. Open documents are as they are in the editor, others as on disk.
class WorkspaceCheck {
 public:
  explicit WorkspaceCheck(const Snapshot& snapshot);

  /// All files below the folders that may be OML: sorted, each once.
  [[nodiscard]] std::vector<std::string> filesBelow(std::span<const std::string> folders);
  /// A file, or an open document by its key. Fails as reading it does.
  [[nodiscard]] Result<check::File> load(const std::string& path);
  /// All that is wrong with it, its SQL included.
  [[nodiscard]] std::vector<check::Diagnostic> diagnosticsOf(check::File& file) const;

 private:
  const Snapshot& snapshot_;
  Workspaces workspaces_;
};

}  // namespace osiris::lsp
