// `textDocument/references`: every place that names the same step, parameter or connection.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> references(Session& session,
                                                         protocol::ReferenceParams params);

}  // namespace osiris::lsp
