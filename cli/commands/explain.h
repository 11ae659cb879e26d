// osiris explain: what a diagnostic's code means and how to mend it.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addExplainCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
