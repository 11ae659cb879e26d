// What a thing in a pipeline is, told where the pointer rests on it.
#pragma once

#include <optional>
#include <string>

#include "base/file_system.h"
#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

struct Hover {
  text::Span span;       ///< what is told of
  std::string markdown;  ///< CommonMark
};

/// Nothing where there is nothing to tell. Never a value from the environment: of a connection's
/// secret it says whether its variable is set. `files` are for the headers of CSV files; null: none
/// is looked into.
[[nodiscard]] std::optional<Hover> hover(const oml::Pipeline& pipeline,
                                         const project::Workspace& workspace, text::Offset at,
                                         const FileSystem* files = nullptr);

}  // namespace osiris::ide
