// osiris check: what is wrong with OML files, where, and how to mend it.
#pragma once

#include <CLI/App.hpp>
#include <string>

#include "cli/session.h"

namespace osiris::cli {

/// Adds the command to `parent` under `name` ("check", or "validate" as Osiris users type it).
void addCheckCommand(CLI::App& parent, const std::string& name, Session& session);

}  // namespace osiris::cli
