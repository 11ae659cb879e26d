// The command `osiris.explain`.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// The page of a diagnostic's code.
[[nodiscard]] protocol::Reply<protocol::Json> explain(Session& session,
                                                      const protocol::Json& arguments);

}  // namespace osiris::lsp
