// `textDocument/documentSymbol`: the outline of a pipeline.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

/// A tree for a client that takes one, else a flat list.
[[nodiscard]] protocol::Reply<protocol::Json> documentSymbol(const Snapshot& snapshot,
                                                             protocol::DocumentParams params,
                                                             const Job& job);

}  // namespace osiris::lsp
