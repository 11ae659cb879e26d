// `osiris_latency peer`
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace osiris::latency {

/// `run` becomes what to do when the command is given.
void addPeer(CLI::App& app, std::function<int()>& run);

}  // namespace osiris::latency
