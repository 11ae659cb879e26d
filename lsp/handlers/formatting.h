// `textDocument/formatting`: the whole document as `osiris fmt` would have it.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

/// Edits as small as they can be; none for a document that is well formatted or no YAML.
[[nodiscard]] protocol::Reply<protocol::Json> formatting(const Snapshot& snapshot,
                                                         protocol::DocumentParams params,
                                                         const Job& job);

}  // namespace osiris::lsp
