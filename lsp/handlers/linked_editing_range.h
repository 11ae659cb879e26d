// `textDocument/linkedEditingRange`: the places of a name that change as one is typed in.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> linkedEditingRange(Session& session,
                                                                 protocol::PositionParams params);

/// Null for a client that does not link places.
[[nodiscard]] protocol::Json linkedEditingRangeProvider(const Session& session);

}  // namespace osiris::lsp
