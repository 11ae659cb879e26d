// `textDocument/documentHighlight`: the places in this file that name what is at the caret.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> documentHighlight(Session& session,
                                                                protocol::PositionParams params);

}  // namespace osiris::lsp
