// `textDocument/prepareCallHierarchy` and the two directions from there: what a step needs, and
// what needs it.
#pragma once

#include "lsp/protocol/call_hierarchy.h"
#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> prepareCallHierarchy(Session& session,
                                                                   protocol::PositionParams params);
/// The steps that need this one.
[[nodiscard]] protocol::Reply<protocol::Json> incomingCalls(
    Session& session, protocol::CallHierarchyCallsParams params);
/// The steps that this one needs.
[[nodiscard]] protocol::Reply<protocol::Json> outgoingCalls(
    Session& session, protocol::CallHierarchyCallsParams params);

/// Null for a client that knows no call hierarchy.
[[nodiscard]] protocol::Json callHierarchyProvider(const Session& session);

}  // namespace osiris::lsp
