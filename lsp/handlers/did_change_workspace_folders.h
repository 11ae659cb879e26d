// workspace/didChangeWorkspaceFolders: the client's folders are others from here on.
#pragma once

#include <vector>

#include "lsp/protocol/initialize.h"
#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

struct DidChangeWorkspaceFoldersParams {
  std::vector<protocol::WorkspaceFolder> added;
  std::vector<protocol::WorkspaceFolder> removed;
};

bool fromJson(const protocol::Json& value, DidChangeWorkspaceFoldersParams& out,
              const protocol::Path& path);

/// Open documents are checked again: the workspace they belong to may be another one.
[[nodiscard]] protocol::Reply<void> didChangeWorkspaceFolders(
    Session& session, DidChangeWorkspaceFoldersParams params);

}  // namespace osiris::lsp
