// Workspaces read again, and what is open seen in their light.
#pragma once

#include "lsp/session.h"

namespace osiris::lsp {

/// Reads the workspaces of all open files from disk again and marks the files as changed: a file
/// may even belong to another workspace now.
void reloadWorkspaces(Session& session);

}  // namespace osiris::lsp
