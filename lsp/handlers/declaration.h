// `textDocument/declaration`: where a name is declared.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Of a parameter the place under `params`, without those of profiles; of anything else its
/// definition.
[[nodiscard]] protocol::Reply<protocol::Json> declaration(Session& session,
                                                          protocol::PositionParams params);

}  // namespace osiris::lsp
