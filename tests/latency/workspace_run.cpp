#include "workspace_run.h"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "client.h"
#include "lsp/protocol/position.h"
#include "lsp/protocol/uri.h"
#include "sample_workspace.h"
#include "typist.h"

namespace osiris::latency {
namespace {

using std::chrono::steady_clock;

class WorkspaceRun {
 public:
  WorkspaceRun(const WorkspaceOptions& options, Calibration& calibration)
      : options_(options), calibration_(calibration) {
    writeSampleWorkspace(folder_.path(), options.pipelines);
  }

  WorkspaceFigures measure() {
    const auto started = steady_clock::now();
    Client client(options_.server);
    client.initialize(folder_.path());
    client.open(uri_, text_);
    client.untilDiagnostics(uri_);
    add("start → diagnostics of the open file", Bar{300, 300}, steady_clock::now() - started);
    waitForIndex(client);
    add("start → every file is known", Bar{3000, 3000}, steady_clock::now() - started);
    result_.residentBytes = client.residentBytes();
    ask(client);
    return std::move(result_);
  }

 private:
  void add(std::string name, Bar bar, Duration took) {
    result_.figures.push_back({std::move(name), {}, bar});
    result_.figures.back().times.add(took);
    for (int i = 0; i < 50; ++i) calibration_.round();
  }

  static void waitForIndex(Client& client) {
    const Json status = {{"command", "osiris.serverStatus"}};
    for (;;) {
      const Json said = client.request("workspace/executeCommand", status);
      if (said.at("index").at("ready") == true) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }

  /// Somebody types between the questions, so that none is answered from the one before.
  void ask(Client& client) {
    Typist typist(text_, 1, client.encoding());
    int version = 1;
    const auto repeat = [&](std::string name, Bar bar, int rounds, auto question) {
      Figure figure{std::move(name), {}, bar};
      for (int i = 0; i < rounds; ++i) {
        client.change(uri_, ++version, typist.next());
        client.change(uri_, ++version, typist.undo());
        client.untilDiagnostics(uri_);
        const Answer answer = question(i);
        calibration_.round();
        if (answer.failed()) return;
        figure.times.add(answer.took);
      }
      result_.figures.push_back(std::move(figure));
    };
    const auto symbols = [&](std::string query) {
      return client.ask("workspace/symbol", {{"query", std::move(query)}});
    };
    repeat("workspace/symbol, a word", {20, 20}, options_.rounds,
           [&](int i) { return symbols(i % 2 == 0 ? "write-export" : "ShipmentsWeekly"); });
    repeat("workspace/symbol, a letter", {20, 20}, options_.rounds,
           [&](int i) { return symbols(std::string(1, static_cast<char>('a' + i % 26))); });
    repeat("workspace/symbol, nothing", {20, 20}, options_.rounds,
           [&](int) { return symbols(""); });
    repeat("references of a connection", {100, 100}, options_.rounds / 4, [&](int) {
      Json params = atConnection();
      params["context"] = {{"includeDeclaration", true}};
      Answer answer = client.ask("textDocument/references", std::move(params));
      if (!answer.failed()) demand(answer.result().size() == uses() + 1, "references", answer);
      return answer;
    });
    // Not measured where the server renames no connections.
    repeat("rename of a connection", {300, 300}, options_.rounds / 10, [&](int) {
      Json params = atConnection();
      params["newName"] = "store";
      Answer answer = client.ask("textDocument/rename", std::move(params));
      if (!answer.failed())
        demand(answer.result().at("documentChanges").size() == uses() + 1, "rename", answer);
      return answer;
    });
  }

  /// Pipelines that use the connection; it is declared in one more file.
  [[nodiscard]] std::size_t uses() const {
    return static_cast<std::size_t>(options_.pipelines + 9) / 10;
  }

  static void demand(bool holds, std::string_view what, const Answer& answer) {
    if (!holds) throw BrokenServer(fmt::format("{}: {:.300}", what, answer.message.dump()));
  }

  [[nodiscard]] Json atConnection() const {
    const text::LineIndex lines(text_);
    const auto at =
        static_cast<text::Offset>(text_.find('@' + sharedConnection) + sharedConnection.size());
    return {{"textDocument", {{"uri", uri_}}},
            {"position", lsp::protocol::toJson(lines.position(text_, at, text::Encoding::utf8))}};
  }

  const WorkspaceOptions& options_;
  Calibration& calibration_;
  TemporaryFolder folder_;
  std::string uri_ = lsp::protocol::uriOfPath(folder_.path() + "/" + samplePath(0));
  std::string text_ = sampleFile(0);
  WorkspaceFigures result_;
};

}  // namespace

WorkspaceFigures measureWorkspace(const WorkspaceOptions& options, Calibration& calibration) {
  return WorkspaceRun(options, calibration).measure();
}

}  // namespace osiris::latency
