// `textDocument/definition`: where a step, a parameter or a connection is given; a component's
// spec.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

/// On a worker: what is sought may stand in another file.
[[nodiscard]] protocol::Reply<protocol::Json> definition(const Snapshot& snapshot,
                                                         protocol::PositionParams params,
                                                         const Job& job);

}  // namespace osiris::lsp
