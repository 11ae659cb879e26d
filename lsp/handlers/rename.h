// `textDocument/rename`: another name for a step or a parameter, everywhere it stands.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// The place that would be renamed, and its name. RequestFailed with the reason where none can be.
[[nodiscard]] protocol::Reply<protocol::Json> prepareRename(Session& session,
                                                            protocol::PositionParams params);
/// One edit of the document. RequestFailed, with the reason, for a name that cannot be given.
[[nodiscard]] protocol::Reply<protocol::Json> rename(Session& session,
                                                     protocol::RenameParams params);

[[nodiscard]] protocol::Json renameProvider(const Session& session);

}  // namespace osiris::lsp
