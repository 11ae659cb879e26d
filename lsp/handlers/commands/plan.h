// The command `osiris.plan`.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

/// What the change of an open pipeline will do, in a line, as a page and as JSON.
[[nodiscard]] protocol::Reply<protocol::Json> planDocument(const Snapshot& snapshot,
                                                           const protocol::Json& arguments,
                                                           const Job& job);

}  // namespace osiris::lsp
