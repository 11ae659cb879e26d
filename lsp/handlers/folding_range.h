// `textDocument/foldingRange`: what can be folded away.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> foldingRange(const Snapshot& snapshot,
                                                           protocol::DocumentParams params,
                                                           const Job& job);

}  // namespace osiris::lsp
