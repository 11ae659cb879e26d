// osiris connections: where data lives, and which variables are still to be set.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addConnectionsCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
