// workspace/symbol: pipelines, steps, tables, files and connections by name.
#pragma once

#include <string>

#include "lsp/protocol/json.h"
#include "lsp/protocol/message.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

struct WorkspaceSymbolParams {
  std::string query;
};

bool fromJson(const protocol::Json& value, WorkspaceSymbolParams& out, const protocol::Path& path);

/// The best matches, a few hundred at most: of open documents as they are in the editor, of others
/// as they are on disk.
[[nodiscard]] protocol::Reply<protocol::Json> workspaceSymbol(const Snapshot& snapshot,
                                                              WorkspaceSymbolParams params,
                                                              const Job& job);

}  // namespace osiris::lsp
