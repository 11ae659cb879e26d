// osiris lsp: the language server, as editors start it.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addLspCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
