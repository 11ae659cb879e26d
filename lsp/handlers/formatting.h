// `textDocument/formatting`: the whole document as `osiris fmt` would have it.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/session.h"

namespace osiris::lsp {

/// Edits as small as they can be; none for a document that is well formatted or no YAML.
[[nodiscard]] protocol::Reply<protocol::Json> formatting(Session& session,
                                                         protocol::DocumentParams params);

}  // namespace osiris::lsp
