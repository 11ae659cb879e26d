// Workspaces read again, and what is open seen in their light.
#pragma once

#include "lsp/session.h"

namespace osiris::lsp {

/// Reads the workspaces of all open files from disk again and marks the files as changed: a file
/// may even belong to another workspace now, or be a pipeline that was none. What the client shows
/// of them it is asked to ask for again.
void reloadWorkspaces(Session& session);

}  // namespace osiris::lsp
