// `osiris git`: the verbs of people who work together, on plain git.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addGitCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
