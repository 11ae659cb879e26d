// osiris compile: a pipeline as Osiris runs it, in the build folder.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addCompileCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
