// osiris init: a new workspace, or what is missing of one.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addInitCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
