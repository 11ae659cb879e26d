// `initialize`: who the client is, what it can do, where its files are.
#pragma once

#include "lsp/protocol/initialize.h"
#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Starts the session and gives what this server offers to this client.
protocol::Reply<protocol::InitializeResult> initialize(Session& session,
                                                       protocol::InitializeParams params);

/// The unit in which positions will be counted; null for a client that does not ask (it is UTF-16).
protocol::Json positionEncoding(const Session& session);

}  // namespace osiris::lsp
