#include "peer_command.h"

#include <fmt/format.h>

#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "client.h"
#include "output.h"
#include "typing_run.h"

namespace osiris::latency {
namespace {

struct PeerArguments {
  std::string peer;
  std::vector<int> steps = {10, 1000, 10'000};
  int edits = 60;
  Output output;
};

/// The same keystrokes in both.
struct Comparison {
  int steps = 0;
  std::string name;
  Durations own;
  Durations peer;

  [[nodiscard]] double times() const { return milliseconds(peer.p50()) / milliseconds(own.p50()); }
  /// How many times faster ours is to be.
  [[nodiscard]] double promised() const { return name == "completion" ? 50 : 150; }
};

std::vector<std::string> words(const std::string& command) {
  std::istringstream stream(command);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::vector<Comparison> compare(const PeerArguments& options) {
  std::vector<Comparison> all;
  for (const int steps : options.steps) {
    const auto own = measureTyping({{OSIRIS_BINARY, "lsp"}, steps, options.edits, true}, nullptr);
    const auto peer = measureTyping({words(options.peer), steps, options.edits, true}, nullptr);
    for (std::size_t i = 0; i < own.size(); ++i)
      all.push_back({steps, own[i].name, own[i].times, peer[i].times});
  }
  return all;
}

std::string table(const std::vector<Comparison>& all) {
  std::string text =
      "| steps | p50 | osiris | yaml-language-server | ratio |\n|--:|---|--:|--:|--:|\n";
  for (const Comparison& each : all)
    text +=
        fmt::format("| {} | {} | {} | {} | {:.0f} |\n", each.steps, each.name,
                    inMilliseconds(each.own.p50()), inMilliseconds(each.peer.p50()), each.times());
  return text;
}

Json toJson(const std::vector<Comparison>& all) {
  Json json = Json::array();
  for (const Comparison& each : all)
    json.push_back({{"steps", each.steps},
                    {"name", each.name},
                    {"osiris", toJson(each.own)},
                    {"peer", toJson(each.peer)},
                    {"ratio", each.times()}});
  return json;
}

int runPeer(const PeerArguments& options) {
  const auto all = compare(options);
  options.output.show("peer", table(all), toJson(all));
  int failed = 0;
  for (const Comparison& each : all) {
    if (each.times() >= each.promised()) continue;
    fmt::print(stderr, "{} at {} steps: {:.0f} times faster, promised {:.0f}\n", each.name,
               each.steps, each.times(), each.promised());
    failed = 1;
  }
  return options.output.gate ? failed : 0;
}

}  // namespace

void addPeer(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<PeerArguments>();
  auto* command = app.add_subcommand("peer", "Another language server beside ours");
  command->add_option("command", options->peer, "Its command line")->required();
  command->add_option("--steps", options->steps, "Sizes of the pipelines");
  command->add_option("--edits", options->edits, "Keystrokes in each");
  options->output.addTo(*command);
  command->callback([options, &run] { run = [options] { return runPeer(*options); }; });
}

}  // namespace osiris::latency
