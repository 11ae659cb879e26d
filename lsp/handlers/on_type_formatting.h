// `textDocument/onTypeFormatting`: the indentation of a line that was just begun.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

[[nodiscard]] protocol::Reply<protocol::Json> onTypeFormatting(Session& session,
                                                               protocol::OnTypeParams params);

/// What has to be typed for it. Null for a client that does not ask while somebody types.
[[nodiscard]] protocol::Json onTypeFormattingProvider(const Session& session);

}  // namespace osiris::lsp
