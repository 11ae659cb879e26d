#include "typing_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "client.h"
#include "lsp/protocol/position.h"
#include "sample_pipeline.h"
#include "typist.h"

namespace osiris::latency {
namespace {

const std::string uri = "file:///measured/measured.oml";

struct Promise {
  int steps;
  std::string_view name;
  Bar bar;
};

/// The p99 are what is promised. The p50 are twice what it takes, for a server that becomes slower
/// in everything before anybody feels it.
constexpr auto promises = std::to_array<Promise>({
    {1000, "keystroke → diagnostics", {0.9, 2}},
    {1000, "completion", {0.4, 2}},
    {1000, "hover", {0.25, 2}},
    {1000, "semantic tokens, delta", {0.3, 2}},
    {1000, "rename", {1.8, 2}},
    {10'000, "keystroke → diagnostics", {8, 8}},
    {10'000, "completion", {2, 8}},
    {10'000, "hover", {2, 8}},
    {10'000, "semantic tokens, delta", {4, 8}},
});

std::optional<Bar> barOf(int steps, std::string_view name) {
  const auto* const found = std::ranges::find_if(promises, [&](const Promise& promise) {
    return promise.steps == steps && promise.name == name;
  });
  return found == promises.end() ? std::nullopt : std::optional(found->bar);
}

/// One document on one server, and somebody who types in it.
class Typing {
 public:
  explicit Typing(const TypingOptions& options)
      : options_(options),
        client_(options.server),
        opened_(open()),
        typist_(std::move(opened_), 1, client_.encoding()) {
    // Some servers check again soon after they have opened a file. The answer to a request comes
    // after all of that.
    using namespace std::chrono_literals;
    client_.settle(options.asPeer ? 2000ms : 200ms);
    static_cast<void>(client_.ask("textDocument/completion", at({0, 0})));
    if (options.asPeer) return;
    tokens_ = client_.request("textDocument/semanticTokens/full", document())["resultId"];
  }

  void keystroke() {
    const Change change = typist_.next();
    client_.change(uri, ++version_, change);
    diagnostics_.times.add(client_.untilDiagnostics(uri));
    if (!options_.asPeer || !typist_.isInProse())
      completion_.times.add(timed("textDocument/completion", at(typist_.caret())));
    if (options_.asPeer) return;
    hover_.times.add(timed("textDocument/hover", at(typist_.anywhereNearby())));
    askTokens();
    askRename();
  }

  [[nodiscard]] std::vector<Figure> figures() const {
    std::vector<Figure> all;
    for (const Figure* figure : {&diagnostics_, &completion_, &hover_, &tokensDelta_, &rename_}) {
      if (figure->times.empty()) continue;
      all.push_back(*figure);
      all.back().bar = barOf(options_.steps, figure->name);
    }
    return all;
  }

 private:
  std::string open() {
    client_.initialize("");
    std::string text = samplePipeline(options_.steps);
    client_.open(uri, text);
    client_.untilDiagnostics(uri);
    return text;
  }

  static Json document() { return {{"textDocument", {{"uri", uri}}}}; }

  static Json at(text::Position position) {
    Json params = document();
    params["position"] = lsp::protocol::toJson(position);
    return params;
  }

  Duration timed(std::string_view method, Json params) {
    const Answer answer = client_.ask(method, std::move(params));
    if (answer.failed()) throw BrokenServer(fmt::format("{}: {}", method, answer.message.dump()));
    return answer.took;
  }

  void askTokens() {
    Json params = document();
    params["previousResultId"] = tokens_;
    const Answer answer = client_.ask("textDocument/semanticTokens/full/delta", std::move(params));
    if (answer.failed() || !answer.result().contains("edits"))
      throw BrokenServer("semantic tokens: no delta: " + answer.message.dump().substr(0, 200));
    tokens_ = answer.result()["resultId"];
    tokensDelta_.times.add(answer.took);
  }

  /// The id of the step that is edited. A half-typed one may be refused: that is no measure.
  void askRename() {
    Json params = at(typist_.idNearby());
    params["newName"] = "renamed-step";
    const Answer answer = client_.ask("textDocument/rename", std::move(params));
    if (!answer.failed()) rename_.times.add(answer.took);
  }

  const TypingOptions& options_;
  Client client_;
  std::string opened_;  ///< the typist's, once there is one
  Typist typist_;
  int version_ = 1;
  Json tokens_;
  Figure diagnostics_{"keystroke → diagnostics", {}, {}};
  Figure completion_{"completion", {}, {}};
  Figure hover_{"hover", {}, {}};
  Figure tokensDelta_{"semantic tokens, delta", {}, {}};
  Figure rename_{"rename", {}, {}};
};

}  // namespace

std::vector<Figure> measureTyping(const TypingOptions& options, Calibration* calibration) {
  Typing typing(options);
  for (int i = 0; i < options.edits; ++i) {
    typing.keystroke();
    if (calibration != nullptr) calibration->round();
  }
  auto figures = typing.figures();
  // Where most are refused, what is left says nothing.
  if (!options.asPeer &&
      (figures.size() < 5 || figures[4].times.count() * 2 < figures[0].times.count()))
    throw BrokenServer("rename: refused nearly always");
  return figures;
}

}  // namespace osiris::latency
