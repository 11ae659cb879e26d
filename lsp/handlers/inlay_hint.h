// `textDocument/inlayHint`: what the lines shown mean and do not say.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/protocol/resolve.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Without tooltips for a client that asks for them one by one.
[[nodiscard]] protocol::Reply<protocol::Json> inlayHint(const Snapshot& snapshot,
                                                        protocol::RangeParams params,
                                                        const Job& job);
/// The hint with its tooltip; as it came when the document has changed since.
[[nodiscard]] protocol::Reply<protocol::Json> inlayHintResolve(const Snapshot& snapshot,
                                                               protocol::ResolveParams params,
                                                               const Job& job);

/// Null for a client that knows no inlay hints.
[[nodiscard]] protocol::Json inlayHintProvider(const Session& session);

}  // namespace osiris::lsp
