// Which files a command works on.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/session.h"
#include "cli/workspaces.h"
#include "project/workspace.h"

namespace osiris::cli {

enum class Chosen : std::uint8_t { byName, byFolder };

struct SelectedFile {
  std::string path;  ///< absolute
  Chosen chosen = Chosen::byFolder;
  std::shared_ptr<const project::Workspace> workspace;
};

struct Selection {
  std::vector<SelectedFile> files;  ///< sorted by path, each once
  std::vector<Error> problems;      ///< folders that could not be listed
};

/// The files behind `paths`, which count from the session's folder: a file as it is, a folder with
/// every
/// `.oml`, `.yaml` and `.yml` below it. Hidden folders, `node_modules`, a workspace's build folder
/// and its `run_logs` are passed over, unless they are named themselves. Links to folders are not
/// followed. Without paths: the workspace that the session's folder belongs to. Fails with
/// path_not_found when a path names nothing.
[[nodiscard]] Result<Selection> selectFiles(const Session& session,
                                            const std::vector<std::string>& paths,
                                            Workspaces& workspaces);

/// The root of the workspace that the session's folder lies in; that folder itself where there is
/// none.
[[nodiscard]] std::string rootFor(const Session& session, const Workspaces& workspaces);

}  // namespace osiris::cli
