// `textDocument/didSave`
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/text_synchronization.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// A saved file that describes its workspace changes what is true of the others.
protocol::Reply<void> didSave(Session& session, protocol::DidSaveTextDocumentParams params);

}  // namespace osiris::lsp
