// `textDocument/didChange`
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/text_synchronization.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Applies the changes one after another, each to what the one before left. Diagnostics follow
/// when all that waits is handled.
protocol::Reply<void> didChange(Session& session, protocol::DidChangeTextDocumentParams params);

}  // namespace osiris::lsp
