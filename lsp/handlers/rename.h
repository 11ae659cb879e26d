// `textDocument/rename`: another name for a step, a parameter, an anchor or a connection,
// everywhere it stands.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// The place that would be renamed, and its name. RequestFailed with the reason where none can be.
[[nodiscard]] protocol::Reply<protocol::Json> prepareRename(Session& session,
                                                            protocol::PositionParams params);
/// One edit: of the document, for a connection of all files of its workspace. RequestFailed, with
/// the reason, for a name that cannot be given.
[[nodiscard]] protocol::Reply<protocol::Json> rename(const Snapshot& snapshot,
                                                     protocol::RenameParams params, const Job& job);

[[nodiscard]] protocol::Json renameProvider(const Session& session);

}  // namespace osiris::lsp
