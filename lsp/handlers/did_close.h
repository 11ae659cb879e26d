// `textDocument/didClose`
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/text_synchronization.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Forgets the document and takes its diagnostics off the screen.
protocol::Reply<void> didClose(Session& session, protocol::DidCloseTextDocumentParams params);

}  // namespace osiris::lsp
