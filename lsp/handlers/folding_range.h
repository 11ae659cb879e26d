// `textDocument/foldingRange`: what can be folded away.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> foldingRange(Session& session,
                                                           protocol::DocumentParams params);

}  // namespace osiris::lsp
