#include "replay_command.h"

#include <fmt/format.h>

#include <memory>
#include <string>

#include "figures.h"
#include "output.h"
#include "replay_run.h"

namespace osiris::latency {
namespace {

constexpr double mostGrowth = 0.05;

struct ReplayArguments {
  ReplayOptions run{.server = {OSIRIS_BINARY, "lsp"}};
  int seconds = 30;
  Output output;
};

std::string table(const ReplayFigures& figures) {
  return fmt::format(
      "| | |\n|---|--:|\n| keystrokes | {} |\n| requests | {} |\n| of them cancelled | {} |\n"
      "| documents opened | {} |\n| changes of files | {} |\n"
      "| resident memory after a quarter of it, MB | {:.1f} |\n| at the end, MB | {:.1f} |\n"
      "| growth | {:.1f} % |\n",
      figures.keystrokes, figures.requests, figures.cancelled, figures.opened, figures.fileEvents,
      megabytes(figures.residentAfterWarmUp), megabytes(figures.residentAtEnd),
      100 * figures.growth());
}

lsp::protocol::Json toJson(const ReplayFigures& figures) {
  return {
      {"keystrokes", figures.keystrokes},      {"requests", figures.requests},
      {"cancelled", figures.cancelled},        {"opened", figures.opened},
      {"fileEvents", figures.fileEvents},      {"residentAfterWarmUp", figures.residentAfterWarmUp},
      {"residentAtEnd", figures.residentAtEnd}};
}

int runReplay(const ReplayArguments& options) {
  ReplayOptions run = options.run;
  run.time = std::chrono::seconds(options.seconds);
  const ReplayFigures figures = replay(run);
  options.output.show("replay", table(figures), toJson(figures));
  return options.output.gate && figures.growth() > mostGrowth ? 1 : 0;
}

}  // namespace

void addReplay(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<ReplayArguments>();
  auto* command = app.add_subcommand("replay", "A long day of editing, as fast as it goes");
  command->add_option("--seconds", options->seconds, "How long");
  command->add_option("--seed", options->run.seed, "Another one types something else");
  options->output.addTo(*command);
  command->callback([options, &run] { run = [options] { return runReplay(*options); }; });
}

}  // namespace osiris::latency
