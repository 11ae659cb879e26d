// `textDocument/publishDiagnostics`: what is wrong with the open files, told without being asked.
#pragma once

#include <string>

#include "lsp/session.h"

namespace osiris::lsp {

/// Sends the diagnostics of every open file that has changed since the last time, for its newest
/// text. Called when what was waiting is handled, so that keystrokes that came together cost one
/// check.
void publishDiagnostics(Session& session);

/// Takes a document's diagnostics off the screen.
void clearDiagnostics(Session& session, const std::string& uri);

}  // namespace osiris::lsp
