// `textDocument/codeAction` and `codeAction/resolve`: the fixes that the diagnostics of a file
// carry, and what else can be done with the text at a place.
#pragma once

#include <vector>

#include "lsp/protocol/code_action.h"
#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Quick fixes of the diagnostics that the range touches or the client names, the actions of
/// ide/code_action.h, and one action that applies every safe fix of the file. Actions on the whole
/// document (`source.…`) only when asked for. Empty for a client that takes commands only.
protocol::Reply<std::vector<protocol::CodeAction>> codeAction(Session& session,
                                                              protocol::CodeActionParams params);

/// The action with its edits. ContentModified when the document has changed since it was offered,
/// RequestFailed when the edits would change what the document means.
protocol::Reply<protocol::Json> codeActionResolve(Session& session,
                                                  protocol::CodeActionResolveParams params);

/// The kinds of actions there are, for a client that knows of kinds.
protocol::Json codeActionProvider(const Session& session);

}  // namespace osiris::lsp
