// What the path of a `filesystem.*` step leads to. Osiris counts it from the project, never from
// the pipeline's own file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "oml/pipeline.h"
#include "project/workspace.h"
#include "syntax/value.h"

namespace osiris::ide {

/// The folder of paths: the connection's `base_dir`, else the workspace's root. `alias` is of the
/// family `filesystem`, empty where a step names none. Nothing for a connection that is not there,
/// or whose folder only the environment knows.
[[nodiscard]] std::optional<std::string> folderOfPaths(const project::Workspace& workspace,
                                                       std::string_view alias);

struct ConfigPath {
  syntax::Value value;  ///< `path`, with text of its own
  std::string folder;   ///< what it counts from; normal and absolute
  std::string path;     ///< what it leads to, which need not be there; likewise
};

/// Nothing for other steps, and where `${…}` hides what is meant.
[[nodiscard]] std::optional<ConfigPath> configPath(const oml::PlacedStep& step,
                                                   const project::Workspace& workspace);

}  // namespace osiris::ide
