#include "project/workspace_files.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/path.h"
#include "project/file_kind.h"

namespace osiris::project {

bool mayBeOml(std::string_view name) {
  const std::string extension = ascii::lower(path::extension(name));
  return extension == ".oml" || extension == ".yaml" || extension == ".yml" || isSpecName(name);
}

SkippedFolders::SkippedFolders(const Workspace& workspace) {
  const std::string base = path::join(workspace.root(), workspace.settings().basePath);
  build_ = path::normal(path::join(base, workspace.settings().buildDir));
  runLogs_ = path::normal(path::join(base, "run_logs"));
}

bool SkippedFolders::holds(const WalkEntry& folder) const {
  if (folder.isLink || folder.name.starts_with('.') || folder.name == "node_modules") return true;
  return folder.path == build_ || folder.path == runLogs_;
}

Result<Walked> walkWorkspace(const FileSystem& files, std::string_view folder,
                             const Workspace& workspace) {
  const SkippedFolders skipped(workspace);
  return files.walk(folder, [&](const WalkEntry& entry) {
    return entry.kind == EntryKind::directory ? !skipped.holds(entry) : mayBeOml(entry.name);
  });
}

}  // namespace osiris::project
