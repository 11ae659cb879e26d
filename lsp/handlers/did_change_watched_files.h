// `workspace/didChangeWatchedFiles`
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/watched_files.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Reads workspaces again when a file that describes one has come, changed or gone.
protocol::Reply<void> didChangeWatchedFiles(Session& session,
                                            protocol::DidChangeWatchedFilesParams params);

}  // namespace osiris::lsp
