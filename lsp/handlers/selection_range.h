// `textDocument/selectionRange`: what "expand selection" selects, step by step.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> selectionRange(Session& session,
                                                             protocol::SelectionRangeParams params);

}  // namespace osiris::lsp
