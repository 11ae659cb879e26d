// The command `osiris.serverStatus`.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Memory, documents, the index and latencies; nothing of what is written in them.
[[nodiscard]] protocol::Reply<protocol::Json> serverStatus(Session& session,
                                                           const protocol::Json& arguments);

}  // namespace osiris::lsp
