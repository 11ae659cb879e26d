// `shutdown`: the client is about to leave.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// From here on only \`exit\` is heard.
protocol::Reply<std::nullptr_t> shutdown(Session& session);

}  // namespace osiris::lsp
