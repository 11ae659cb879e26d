// The command `osiris.check`.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

/// What `osiris check --format json` prints (docs/formats.md) of one file, of a folder, or of all
/// folders of the client; paths are absolute. Nothing is left out of it by settings.
[[nodiscard]] protocol::Reply<protocol::Json> checkFiles(const Snapshot& snapshot,
                                                         const protocol::Json& arguments,
                                                         const Job& job);

}  // namespace osiris::lsp
