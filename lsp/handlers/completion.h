// `textDocument/completion`: what may be typed next.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> completion(Session& session,
                                                         protocol::PositionParams params);

[[nodiscard]] protocol::Json completionProvider(const Session& session);

}  // namespace osiris::lsp
