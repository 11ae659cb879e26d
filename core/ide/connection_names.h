// Names of connections, and where files that are no pipelines have them: the connections file gives
// them, osiris.yaml uses them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ide/occurrences.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

/// All connections in a connections file or in osiris.yaml, in no order; none in other kinds. The
/// span of one that is given is its alias', that of one that is used ends with the alias.
[[nodiscard]] std::vector<Occurrence> connectionsIn(project::FileKind kind, std::string_view text);
/// The one that touches `at`.
[[nodiscard]] std::optional<Occurrence> connectionAt(project::FileKind kind, std::string_view text,
                                                     text::Offset at);

}  // namespace osiris::ide
