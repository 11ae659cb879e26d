// `textDocument/codeLens`: how often each step is referred to.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/protocol/resolve.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Where lenses are; what they say is looked up when they are resolved.
[[nodiscard]] protocol::Reply<protocol::Json> codeLens(Session& session,
                                                       protocol::DocumentParams params);
/// With the command `osiris.showReferences` for a client that has it; else with a title alone.
[[nodiscard]] protocol::Reply<protocol::Json> codeLensResolve(Session& session,
                                                              protocol::ResolveParams params);

/// Null for a client that knows no lenses.
[[nodiscard]] protocol::Json codeLensProvider(const Session& session);

}  // namespace osiris::lsp
