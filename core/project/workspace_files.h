// Which files of a folder a workspace is made of.
#pragma once

#include <string>
#include <string_view>

#include "base/file_system.h"
#include "project/workspace.h"

namespace osiris::project {

/// By its name alone: `.oml`, `.yaml`, `.yml`, and what a component spec may be called.
[[nodiscard]] bool mayBeOml(std::string_view name);

/// Folders that a walk does not enter: what a run or a build leaves behind, hidden ones,
/// `node_modules`, links.
class SkippedFolders {
 public:
  explicit SkippedFolders(const Workspace& workspace);

  [[nodiscard]] bool holds(const WalkEntry& folder) const;

 private:
  std::string build_;
  std::string runLogs_;
};

/// All files below a folder that may be OML, sorted by their bytes. Fails when the folder cannot be
/// listed.
[[nodiscard]] Result<Walked> walkWorkspace(const FileSystem& files, std::string_view folder,
                                           const Workspace& workspace);

}  // namespace osiris::project
