// `initialized`: the client is ready to be asked for things.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Asks a client that can do so to watch the files that workspaces are read from, to tell of other
/// settings, and for the settings as they are now.
protocol::Reply<void> initialized(Session& session);

}  // namespace osiris::lsp
