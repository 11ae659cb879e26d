#include "workspace_command.h"

#include <fmt/format.h>

#include <memory>
#include <string>

#include "lsp/protocol/json.h"
#include "output.h"
#include "workspace_run.h"

namespace osiris::latency {
namespace {

using lsp::protocol::Json;

/// What is promised of memory, whatever the machine.
constexpr double mostMegabytes = 250;

struct WorkspaceArguments {
  WorkspaceOptions run{.server = {OSIRIS_BINARY, "lsp"}};
  Output output;
};

std::string table(const WorkspaceFigures& measured) {
  std::string text = "| | p50 | p99 | max |\n|---|--:|--:|--:|\n";
  for (const Figure& figure : measured.figures)
    text += fmt::format("| {} | {} | {} | {} |\n", figure.name, inMilliseconds(figure.times.p50()),
                        inMilliseconds(figure.times.p99()), inMilliseconds(figure.times.largest()));
  return text +
         fmt::format("| resident memory, MB | {:.0f} | | |\n", megabytes(measured.residentBytes));
}

Json toJson(const WorkspaceFigures& measured) {
  Json json = {{"residentBytes", measured.residentBytes}};
  for (const Figure& figure : measured.figures) json[figure.name] = toJson(figure.times);
  return json;
}

/// What misses of the promises; the machine's slowness is taken off the times.
std::string missing(const WorkspaceFigures& measured, const Calibration& calibration) {
  std::string lines =
      missed(measured.figures, calibration.slownessP50(), calibration.slownessP99());
  if (megabytes(measured.residentBytes) > mostMegabytes)
    lines += fmt::format("resident memory: {:.0f} MB, promised {:.0f} MB\n",
                         megabytes(measured.residentBytes), mostMegabytes);
  return lines;
}

int runWorkspace(const WorkspaceArguments& options) {
  if (!options.output.gate) {
    Calibration calibration;
    const auto measured = measureWorkspace(options.run, calibration);
    options.output.show("workspace", table(measured) + "\n" + calibration.describe(),
                        toJson(measured));
    return 0;
  }
  for (int round = 0; round < 3; ++round) {
    Calibration calibration;
    const auto measured = measureWorkspace(options.run, calibration);
    const std::string lines = missing(measured, calibration);
    fmt::print("{}{}{}", table(measured), calibration.describe(), lines);
    if (lines.empty()) return 0;
  }
  return 1;
}

}  // namespace

void addWorkspace(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<WorkspaceArguments>();
  auto* command = app.add_subcommand("workspace", "A workspace of thousands of pipelines");
  command->add_option("--pipelines", options->run.pipelines, "How many there are");
  command->add_option("--rounds", options->run.rounds, "How often each question is asked");
  options->output.addTo(*command);
  command->callback([options, &run] { run = [options] { return runWorkspace(*options); }; });
}

}  // namespace osiris::latency
