// `textDocument/prepareCallHierarchy` and the two directions from there: what a step needs, and
// what needs it. A step that reads a table or file needs the steps that write it, in whichever
// pipeline they are.
#pragma once

#include "lsp/protocol/call_hierarchy.h"
#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> prepareCallHierarchy(const Snapshot& snapshot,
                                                                   protocol::PositionParams params,
                                                                   const Job& job);
/// The steps that need this one, or read what it writes.
[[nodiscard]] protocol::Reply<protocol::Json> incomingCalls(
    const Snapshot& snapshot, protocol::CallHierarchyCallsParams params, const Job& job);
/// The steps that this one needs, or that write what it reads.
[[nodiscard]] protocol::Reply<protocol::Json> outgoingCalls(
    const Snapshot& snapshot, protocol::CallHierarchyCallsParams params, const Job& job);

/// Null for a client that knows no call hierarchy.
[[nodiscard]] protocol::Json callHierarchyProvider(const Session& session);

}  // namespace osiris::lsp
