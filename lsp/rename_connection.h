// Another alias for a connection, in all files of a workspace.
#pragma once

#include <string_view>

#include "base/result.h"
#include "ide/occurrences.h"
#include "lsp/protocol/document.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

/// A connection of the workspace of the document that was asked. One edit of the connections file
/// and of every file that uses the connection. A client that knows of annotations is told what
/// edits are for that it does not show, and asked to have those confirmed which lie in a closed
/// file with errors: there nobody sees what is read into it. Fails, with the reason, for an alias
/// that cannot be given.
[[nodiscard]] Result<protocol::WorkspaceEdit> renameConnection(const Snapshot& snapshot,
                                                               const DocumentState& asked,
                                                               const ide::Symbol& connection,
                                                               std::string_view newName,
                                                               const Job& job);

}  // namespace osiris::lsp
