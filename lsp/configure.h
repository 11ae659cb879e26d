// The settings of a session: where they come from, and what their change brings about.
#pragma once

#include "lsp/protocol/json.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// The settings in `initializationOptions`: below `settings`, or as they are. What is left out
/// later is as it was said here.
void configureAtStart(Session& session, const protocol::Json& initializationOptions);

/// Takes other settings. What is shown follows at once; of a value that is wrong the user is told,
/// once as long as it stays there.
void configure(Session& session, const protocol::Json& given);

/// Asks the client for the settings and takes what it answers. Does nothing for a client that
/// cannot be asked (`workspace.configuration`).
void askForConfiguration(Session& session);

}  // namespace osiris::lsp
