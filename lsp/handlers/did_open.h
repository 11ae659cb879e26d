// `textDocument/didOpen`
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/text_synchronization.h"
#include "lsp/session.h"

namespace osiris::lsp {

protocol::Reply<void> didOpen(Session& session, protocol::DidOpenTextDocumentParams params);

}  // namespace osiris::lsp
