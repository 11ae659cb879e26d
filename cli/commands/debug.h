// osiris debug: what the parser and the model make of a file, for those who work on them.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addDebugCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
