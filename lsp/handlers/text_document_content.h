// `workspace/textDocumentContent`: the text of documents that are inside the binary.
#pragma once

#include "lsp/protocol/document.h"
#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// InvalidParams for a URI that is none of ours.
[[nodiscard]] protocol::Reply<protocol::Json> textDocumentContent(
    Session& session, protocol::TextDocumentIdentifier params);

/// Null for a client that does not ask.
[[nodiscard]] protocol::Json textDocumentContentProvider(const Session& session);

}  // namespace osiris::lsp
