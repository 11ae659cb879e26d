// `textDocument/references`: every place that names the same step, parameter, anchor or connection.
#pragma once

#include "lsp/protocol/message.h"
#include "lsp/protocol/position.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

/// Steps, parameters and anchors belong to their file, connections to all files of its workspace.
[[nodiscard]] protocol::Reply<protocol::Json> references(const Snapshot& snapshot,
                                                         protocol::ReferenceParams params,
                                                         const Job& job);

}  // namespace osiris::lsp
