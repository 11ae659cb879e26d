// From one message to its one answer.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Handles a message: a request is answered exactly once, whatever happens; a notification that
/// cannot be handled is told to the client's log. Nothing thrown while it is handled gets out.
void dispatch(Session& session, const protocol::Message& message);

}  // namespace osiris::lsp
