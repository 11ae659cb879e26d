// `textDocument/documentSymbol`: the outline of a pipeline.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// A tree for a client that takes one, else a flat list.
[[nodiscard]] protocol::Reply<protocol::Json> documentSymbol(Session& session,
                                                             protocol::DocumentParams params);

}  // namespace osiris::lsp
