// `textDocument/documentLink`: what leads to another file.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/protocol/resolve.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Those that lead into a file get their target when they are resolved.
[[nodiscard]] protocol::Reply<protocol::Json> documentLink(Session& session,
                                                           protocol::DocumentParams params);
/// With the line it leads to as the target's fragment, `#line,column`, counted from 1.
[[nodiscard]] protocol::Reply<protocol::Json> documentLinkResolve(Session& session,
                                                                  protocol::ResolveParams params);

/// Null for a client that knows no links.
[[nodiscard]] protocol::Json documentLinkProvider(const Session& session);

}  // namespace osiris::lsp
