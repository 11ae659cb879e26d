// `textDocument/semanticTokens`: what each word is, for colours.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> semanticTokensFull(Session& session,
                                                                 protocol::DocumentParams params);
/// What has changed since an answer; all tokens when that was not the last one.
[[nodiscard]] protocol::Reply<protocol::Json> semanticTokensDelta(
    Session& session, protocol::SemanticTokensDeltaParams params);
[[nodiscard]] protocol::Reply<protocol::Json> semanticTokensRange(Session& session,
                                                                  protocol::RangeParams params);

/// The legend, and which of the three there are. Null for a client that knows no semantic tokens.
[[nodiscard]] protocol::Json semanticTokensProvider(const Session& session);

}  // namespace osiris::lsp
