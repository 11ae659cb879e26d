// osiris components: the components a step can name.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addComponentsCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
