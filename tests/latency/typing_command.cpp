#include "typing_command.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "client.h"
#include "output.h"
#include "typing_run.h"

namespace osiris::latency {
namespace {

struct TypingArguments {
  std::vector<int> steps = {10, 1000, 10'000};
  int edits = 1000;
  Output output;
};

struct Measured {
  int steps = 0;
  std::vector<Figure> figures;
};

Measured measure(const TypingArguments& options, int steps, Calibration& calibration) {
  return {steps, measureTyping({{OSIRIS_BINARY, "lsp"}, steps, options.edits}, &calibration)};
}

std::string table(const std::vector<Measured>& all) {
  std::string text = "| steps | | p50 | p99 | max |\n|--:|---|--:|--:|--:|\n";
  for (const Measured& measured : all) {
    for (const Figure& figure : measured.figures) {
      text += fmt::format("| {} | {} | {} | {} | {} |\n", measured.steps, figure.name,
                          inMilliseconds(figure.times.p50()), inMilliseconds(figure.times.p99()),
                          inMilliseconds(figure.times.largest()));
    }
  }
  return text;
}

Json toJson(const Measured& measured) {
  Json json = {{"steps", measured.steps}};
  for (const Figure& figure : measured.figures) json["times"][figure.name] = toJson(figure.times);
  return json;
}

/// Others may take the machine for a while: each size has three tries.
int gate(const TypingArguments& options) {
  int failed = 0;
  for (const int steps : options.steps) {
    std::string missing;
    for (int round = 0; round < 3 && (round == 0 || !missing.empty()); ++round) {
      Calibration calibration;
      const Measured measured = measure(options, steps, calibration);
      missing = missed(measured.figures, calibration.slownessP50(), calibration.slownessP99());
      fmt::print("{}{}{}", table({measured}), calibration.describe(), missing);
    }
    failed += missing.empty() ? 0 : 1;
  }
  return failed == 0 ? 0 : 1;
}

int runTyping(const TypingArguments& options) {
  if (options.output.gate) return gate(options);
  Calibration calibration;
  std::vector<Measured> all;
  Json json = Json::array();
  for (const int steps : options.steps) {
    all.push_back(measure(options, steps, calibration));
    json.push_back(toJson(all.back()));
  }
  options.output.show("typing", table(all) + "\n" + calibration.describe(), json);
  return 0;
}

}  // namespace

void addTyping(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<TypingArguments>();
  auto* command = app.add_subcommand("typing", "From a keystroke to what the editor shows");
  command->add_option("--steps", options->steps, "Sizes of the pipelines");
  command->add_option("--edits", options->edits, "Keystrokes in each");
  options->output.addTo(*command);
  command->callback([options, &run] { run = [options] { return runTyping(*options); }; });
}

}  // namespace osiris::latency
