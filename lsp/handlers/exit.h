// `exit`: the client has left.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Ends the session; the exit code tells whether it was shut down before.
protocol::Reply<void> exit(Session& session);

}  // namespace osiris::lsp
