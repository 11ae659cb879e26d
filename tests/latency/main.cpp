// osiris_latency: measures `osiris lsp` from outside, as an editor would, and holds it to what
// docs/performance.md promises.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>

#include "calibration.h"
#include "peer_command.h"
#include "replay_command.h"
#include "typing_command.h"
#include "workspace_command.h"

int main(int argc, char** argv) {
  using namespace osiris::latency;
  CLI::App app("Measures `osiris lsp` from outside, as an editor would.");
  app.require_subcommand(1);
  std::function<int()> run;
  addTyping(app, run);
  addPeer(app, run);
  addWorkspace(app, run);
  addReplay(app, run);
  app.add_subcommand("work-when-asked", "The process that calibrates")->group("")->callback([&] {
    run = workWhenAsked;
  });
  CLI11_PARSE(app, argc, argv);
  try {
    return run();
  } catch (const std::exception& problem) {
    fmt::print(stderr, "osiris_latency: {}\n", problem.what());
    return 2;
  }
}
