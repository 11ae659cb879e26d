// `textDocument/hover`: what the thing under the pointer is.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Markdown where the client shows it, else the same as plain text.
[[nodiscard]] protocol::Reply<protocol::Json> hover(Session& session,
                                                    protocol::PositionParams params);

}  // namespace osiris::lsp
