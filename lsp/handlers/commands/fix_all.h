// The command `osiris.fixAll`.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Applies the safe fixes of an open document; at once where there are none.
[[nodiscard]] protocol::Reply<protocol::Json> fixAll(Session& session,
                                                     const protocol::Json& arguments);

}  // namespace osiris::lsp
