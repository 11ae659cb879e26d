// Names in a document of any kind, as workers see it.
#pragma once

#include <optional>
#include <vector>

#include "ide/occurrences.h"
#include "lsp/snapshot.h"
#include "text/span.h"

namespace osiris::lsp {

/// The name that touches `at`: of a pipeline any, of the connections file and osiris.yaml those of
/// connections.
[[nodiscard]] std::optional<ide::Occurrence> occurrenceAt(const DocumentState& document,
                                                          text::Offset at);
/// All connections that a document gives or uses, in no order.
[[nodiscard]] std::vector<ide::Occurrence> connectionsIn(const DocumentState& document);

}  // namespace osiris::lsp
