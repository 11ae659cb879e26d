// osiris lineage: where the columns of datasets come from, and where they go.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addLineageCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
