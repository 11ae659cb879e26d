// `textDocument/definition`: where a step, a parameter or a connection is given; a component's
// spec.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> definition(Session& session,
                                                         protocol::PositionParams params);

}  // namespace osiris::lsp
