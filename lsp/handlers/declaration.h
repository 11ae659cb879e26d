// `textDocument/declaration`: where a name is declared.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

/// Of a parameter the place under `params`, without those of profiles; of anything else its
/// definition.
[[nodiscard]] protocol::Reply<protocol::Json> declaration(const Snapshot& snapshot,
                                                          protocol::PositionParams params,
                                                          const Job& job);

}  // namespace osiris::lsp
