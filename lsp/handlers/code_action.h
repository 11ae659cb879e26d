// `textDocument/codeAction`: the fixes that the diagnostics of a file carry.
#pragma once

#include <vector>

#include "lsp/protocol/code_action.h"
#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Quick fixes of the diagnostics that the range touches or the client names, and one action that
/// applies every safe fix of the file. Empty for a client that takes commands only.
protocol::Reply<std::vector<protocol::CodeAction>> codeAction(Session& session,
                                                              protocol::CodeActionParams params);

/// The kinds of actions there are, for a client that knows of kinds.
protocol::Json codeActionProvider(const Session& session);

}  // namespace osiris::lsp
