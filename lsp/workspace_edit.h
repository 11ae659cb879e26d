// Edits of core as an edit that the client can apply.
#pragma once

#include <span>

#include "lsp/protocol/document.h"
#include "lsp/session.h"
#include "text/span.h"

namespace osiris::lsp {

/// Edits to one open file: with its version where the client takes `documentChanges`, so that it
/// can refuse what has been overtaken.
[[nodiscard]] protocol::WorkspaceEdit workspaceEdit(const Session& session, const OpenFile& open,
                                                    std::span<const text::Edit> edits);

}  // namespace osiris::lsp
