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

/// A connection's name taken apart.
struct ConnectionName {
  std::string_view family;
  std::string_view alias;  ///< empty where there is no dot
};

/// Of "family.alias".
[[nodiscard]] ConnectionName connectionName(std::string_view name);
/// True for `@family.alias` and nothing else, in the form that Osiris demands.
[[nodiscard]] bool isConnectionReference(std::string_view text);

/// All connections in a connections file or in osiris.yaml, in no order; none in other kinds. The
/// span of one that is given is its alias', that of one that is used ends with the alias.
[[nodiscard]] std::vector<Occurrence> connectionsIn(project::FileKind kind, std::string_view text);
/// The one that touches `at`.
[[nodiscard]] std::optional<Occurrence> connectionAt(project::FileKind kind, std::string_view text,
                                                     text::Offset at);

}  // namespace osiris::ide
