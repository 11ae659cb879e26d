// `osiris plan`: what a change of pipelines will do, before it does it.
#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace osiris::cli {

void addPlanCommand(CLI::App& app, Session& session);

}  // namespace osiris::cli
