// `textDocument/completion` and `completionItem/resolve`: what may be typed next.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// A list of items; a CompletionList with `itemDefaults` for a client that knows those.
[[nodiscard]] protocol::Reply<protocol::Json> completion(Session& session,
                                                         protocol::PositionParams params);

/// The item with its `detail` and `documentation`. It says itself what it stands for, so that it
/// can be asked after the document has changed.
[[nodiscard]] protocol::Reply<protocol::Json> completionResolve(Session& session,
                                                                protocol::Json item);

[[nodiscard]] protocol::Json completionProvider(const Session& session);

}  // namespace osiris::lsp
