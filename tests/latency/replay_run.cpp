#include "replay_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <string_view>
#include <utility>

#include "client.h"
#include "lsp/protocol/uri.h"
#include "questions.h"
#include "sample_pipeline.h"
#include "sample_workspace.h"
#include "typist.h"

namespace osiris::latency {
namespace {

using std::chrono::steady_clock;

constexpr int pipelines = 200;  ///< in the workspace
constexpr int documents = 8;    ///< open at the same time

struct OpenDocument {
  std::string uri;
  int version = 1;
  Typist typist;
};

class Replay {
 public:
  explicit Replay(const ReplayOptions& options)
      : options_(options), random_(options.seed), client_(options.server) {
    writeSampleWorkspace(folder_.path(), pipelines);
    client_.initialize(folder_.path());
  }

  ReplayFigures run() {
    const auto begin = steady_clock::now();
    const auto share = [&](int percent) { return begin + options_.time * percent / 100; };
    for (int i = 0; i < documents; ++i) openAnother();
    actUntil(share(25));
    figures_.residentAfterWarmUp = residentAtRest();
    actUntil(share(100));
    figures_.residentAtEnd = residentAtRest();
    if (const int code = client_.leave(); code != 0)
      throw BrokenServer(fmt::format("the server's exit code is {}", code));
    return figures_;
  }

 private:
  void actUntil(steady_clock::time_point end) {
    while (steady_clock::now() < end) act();
  }

  void act() {
    const std::uint32_t kind = below(100);
    if (kind < 40)
      typeSome();
    else if (kind < 46)
      undoSome();
    else if (kind < 96)
      askSomething();
    else if (kind < 98)
      reopenOne();
    else
      changeFile();
    constexpr std::size_t mostWaiting = 12;
    while (waiting_.size() > mostWaiting) takeAnswer();
  }

  void typeSome() {
    OpenDocument& document = anyDocument();
    for (auto count = 1 + below(12); count > 0; --count) send(document, document.typist.next());
  }

  void undoSome() {
    OpenDocument& document = anyDocument();
    for (auto count = 1 + below(20); count > 0; --count) send(document, document.typist.undo());
  }

  void send(OpenDocument& document, const Change& change) {
    client_.change(document.uri, ++document.version, change);
    ++figures_.keystrokes;
  }

  void askSomething() {
    OpenDocument& document = anyDocument();
    auto [method, params] = anyQuestion(document.uri, document.typist,
                                        [this](std::size_t limit) { return below(limit); });
    waiting_.push_back(client_.start(method, std::move(params)));
    ++figures_.requests;
    if (below(10) != 0) return;
    client_.notify("$/cancelRequest", {{"id", waiting_[below(waiting_.size())]}});
    ++figures_.cancelled;
  }

  /// A document that was closed meanwhile, or changed, is no failure; neither is a cancelled
  /// request.
  void takeAnswer() {
    const Answer answer = client_.answer(waiting_.front());
    waiting_.pop_front();
    if (!answer.failed()) return;
    const int code = answer.message["error"]["code"];
    constexpr int internalError = -32603;
    constexpr int methodNotFound = -32601;
    if (code == internalError || code == methodNotFound)
      throw BrokenServer(answer.message.dump().substr(0, 500));
  }

  void reopenOne() {
    const auto at = below(open_.size());
    client_.close(open_[at].uri);
    open_.erase(open_.begin() + at);
    openAnother();
  }

  void openAnother() { openOf(static_cast<int>(1 + below(300))); }

  void openOf(int steps) {
    const std::string path = folder_.path() + "/" + samplePath(next_++ % pipelines);
    const std::string uri = lsp::protocol::uriOfPath(path);
    const bool isOpen =
        std::ranges::any_of(open_, [&](const auto& each) { return each.uri == uri; });
    if (isOpen) return openOf(steps);
    std::string text = samplePipeline(steps);
    client_.open(uri, text);
    open_.push_back({uri, 1, Typist(std::move(text), random_(), client_.encoding())});
    ++figures_.opened;
  }

  /// A pipeline, or the connections; the latter has everything checked again.
  void changeFile() {
    const bool connections = below(20) == 0;
    const auto number = static_cast<int>(below(pipelines));
    const std::string path =
        folder_.path() + "/" + (connections ? "osiris_connections.yaml" : samplePath(number));
    if (!connections)
      std::ofstream(path, std::ios::binary) << sampleFile(number) << "# " << below(100) << '\n';
    client_.notify(
        "workspace/didChangeWatchedFiles",
        {{"changes", Json::array({{{"uri", lsp::protocol::uriOfPath(path)}, {"type", 2}}})}});
    ++figures_.fileEvents;
  }

  /// The server has the client's text; then its memory with documents that are always the same,
  /// and nothing to do. The least of several: allocators give back what is free when they see fit,
  /// which is up to a tenth of all here, while what has leaked is there every time.
  std::uint64_t residentAtRest() {
    while (!waiting_.empty()) takeAnswer();
    compareDocuments();
    constexpr int rounds = 5;
    std::uint64_t least = residentWithSameDocuments();
    for (int i = 1; i < rounds; ++i) least = std::min(least, residentWithSameDocuments());
    return least;
  }

  std::uint64_t residentWithSameDocuments() {
    while (!open_.empty()) {
      client_.close(open_.back().uri);
      open_.pop_back();
    }
    next_ = 0;
    for (int i = 0; i < documents; ++i) openOf(100);
    client_.settle(std::chrono::milliseconds(300));
    static_cast<void>(status());
    return client_.residentBytes();
  }

  void compareDocuments() {
    const Json said = status();
    for (const OpenDocument& document : open_) {
      const auto found = std::ranges::find_if(
          said["documents"], [&](const Json& each) { return each["uri"] == document.uri; });
      if (found == said["documents"].end() || (*found)["bytes"] != document.typist.text().size())
        throw BrokenServer(document.uri + ": the server's document is not the client's");
    }
  }

  Json status() {
    return client_.request("workspace/executeCommand", {{"command", "osiris.serverStatus"}});
  }

  OpenDocument& anyDocument() { return open_[below(open_.size())]; }
  std::uint32_t below(std::size_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  const ReplayOptions& options_;
  std::mt19937 random_;
  TemporaryFolder folder_;
  Client client_;
  std::vector<OpenDocument> open_;
  int next_ = 0;
  std::deque<std::int64_t> waiting_;
  ReplayFigures figures_;
};

}  // namespace

ReplayFigures replay(const ReplayOptions& options) { return Replay(options).run(); }

}  // namespace osiris::latency
