// `workspace/willRenameFiles`: what names a file follows it to where it is moved.
#pragma once

#include <string>
#include <vector>

#include "lsp/protocol/json.h"
#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

struct FileRename {
  std::string oldUri;
  std::string newUri;
};

struct RenameFilesParams {
  std::vector<FileRename> files;
};

bool fromJson(const protocol::Json& value, FileRename& out, const protocol::Path& path);
bool fromJson(const protocol::Json& value, RenameFilesParams& out, const protocol::Path& path);

/// One edit of the pipelines and the connections file whose paths lead to what is moved; null when
/// there is none.
[[nodiscard]] protocol::Reply<protocol::Json> willRenameFiles(const Snapshot& snapshot,
                                                              RenameFilesParams params,
                                                              const Job& job);

/// Null for a client that does not ask before it renames.
[[nodiscard]] protocol::Json willRenameFilesOptions(const Session& session);

}  // namespace osiris::lsp
