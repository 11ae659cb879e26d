// Places in a pipeline that name a file, or something in one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

struct DocumentLink {
  text::Span span;
  std::string path;           ///< of the file
  text::Span place;           ///< in it; empty at 0 for the file itself
  std::string_view tooltip;
};

/// In order: files that `filesystem.*` steps name and that are there, specs of the workspace's own
/// components, connections.
[[nodiscard]] std::vector<DocumentLink> documentLinks(const oml::Pipeline& pipeline,
                                                      const project::Workspace& workspace,
                                                      const FileSystem& files);

}  // namespace osiris::ide
