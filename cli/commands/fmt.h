// osiris fmt: OML files in one form.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addFormatCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
