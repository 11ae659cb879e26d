// Paths that follow a file or folder to where it is moved: those of `filesystem.*` steps, and of
// connections to folders and database files. What a pipeline writes does not depend on where it
// lies itself, so moving one changes nothing in it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

/// Normal and absolute; of a folder all that lies in it.
struct MovedFile {
  std::string from;
  std::string to;
};

/// The edits of a pipeline, in order. A relative path stays one.
[[nodiscard]] std::vector<text::Edit> followMoved(const oml::Pipeline& pipeline,
                                                  const project::Workspace& workspace,
                                                  std::span<const MovedFile> moved);

/// The edits of the workspace's connections file, in order.
[[nodiscard]] std::vector<text::Edit> followMoved(std::string_view connectionsFile,
                                                  const project::Workspace& workspace,
                                                  std::span<const MovedFile> moved);

}  // namespace osiris::ide
