// `textDocument/semanticTokens`: what each word is, for colours.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> semanticTokensFull(Session& session,
                                                                 protocol::DocumentParams params);
[[nodiscard]] protocol::Reply<protocol::Json> semanticTokensRange(Session& session,
                                                                  protocol::RangeParams params);

/// The legend, and which of the two there are. Null for a client that knows no semantic tokens.
[[nodiscard]] protocol::Json semanticTokensProvider(const Session& session);

}  // namespace osiris::lsp
