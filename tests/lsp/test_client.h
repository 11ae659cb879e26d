// A client for transcript tests: it talks to a real server over a stream in memory.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/memory_file_system.h"
#include "lsp/protocol/json.h"
#include "lsp/server.h"
#include "lsp/transport/frame.h"
#include "memory_stream.h"

namespace osiris::lsp {

using protocol::Json;

/// The capabilities of a client that has all that this server asks for.
inline Json fullCapabilities() {
  return Json::parse(R"({
    "workspace": {"workspaceEdit": {"documentChanges": true},
                  "didChangeWatchedFiles": {"dynamicRegistration": true}},
    "textDocument": {
      "codeAction": {"isPreferredSupport": true,
                     "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
      "publishDiagnostics": {"relatedInformation": true, "versionSupport": true, "dataSupport": true,
                             "codeDescriptionSupport": true, "tagSupport": {"valueSet": [1, 2]}}},
    "general": {"positionEncodings": ["utf-8", "utf-16"]}
  })");
}

class TestClient {
 public:
  explicit TestClient(std::string rulePages = "")
      : options_{files, [this](std::string_view name) { return isSet(name); }, std::move(rulePages),
                 "1.2.3"},
        server_([this] { exitCode_ = Server(options_, workers, stream).run(); }) {
    options_.openBase = [this](const std::string& folder, const std::string& revision) {
      return openBase(folder, revision);
    };
  }
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;
  ~TestClient() { leave(); }

  MemoryFileSystem files;  ///< the disk the server sees; fill it before the first message
  /// Which environment variables the server sees.
  project::EnvironmentProbe isSet = [](std::string_view) { return false; };
  /// What plans compare with; set it before the first message.
  BaseOpener openBase = [](const std::string&,
                           const std::string&) -> Result<std::unique_ptr<FileSystem>> {
    return fail("not_a_repository", "there is no git repository");
  };
  MemoryStream stream;
  Workers workers{2};
  /// What the server sent without being asked, oldest first. Its requests are answered with what
  /// stands in `answers`, else with null.
  std::vector<Json> received;
  std::map<std::string, Json, std::less<>> answers;  ///< by method

  /// The whole response to a request.
  Json ask(std::string_view method, Json params = nullptr) {
    return response(start(method, std::move(params)));
  }

  /// Sends a request and gives its id.
  int start(std::string_view method, Json params = nullptr) {
    Json message = {{"jsonrpc", "2.0"}, {"id", ++lastId_}, {"method", method}};
    if (!params.is_null()) message["params"] = std::move(params);
    stream.send(frame(message.dump()));
    return lastId_;
  }

  /// The result of a request that must not fail.
  Json request(std::string_view method, Json params = nullptr) {
    auto answer = ask(method, std::move(params));
    EXPECT_FALSE(answer.contains("error")) << answer;
    return answer["result"];
  }

  void notify(std::string_view method, Json params = Json::object()) {
    Json message = {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
    stream.send(frame(message.dump()));
  }

  /// Waits for the response with that id; responses may come in any order.
  Json response(const Json& id) {
    const auto isIt = [&](const Json& message) {
      return !message.contains("method") && message.at("id") == id;
    };
    for (;;) {
      const auto kept = std::ranges::find_if(received, isIt);
      if (kept != received.end()) {
        auto message = std::move(*kept);
        received.erase(kept);
        return message;
      }
      keep(Json::parse(stream.receive()));
    }
  }

  /// Takes the oldest message of that method which the server sent by itself; waits for it.
  Json take(std::string_view method) {
    for (;;) {
      for (auto at = received.begin(); at != received.end(); ++at) {
        if (at->value("method", "") != method) continue;
        auto message = std::move(*at);
        received.erase(at);
        return message["params"];
      }
      keep(Json::parse(stream.receive()));
    }
  }

  /// How many messages of that method have come and are not taken.
  std::ptrdiff_t count(std::string_view method) const {
    return std::ranges::count_if(
        received, [&](const Json& message) { return message.value("method", "") == method; });
  }

  Json initialize(Json capabilities = fullCapabilities(), std::string_view folder = "file:///w") {
    const auto folders = Json::array({{{"uri", folder}, {"name", "w"}}});
    auto result = request(
        "initialize", {{"capabilities", std::move(capabilities)}, {"workspaceFolders", folders}});
    notify("initialized");
    return result;
  }

  void open(std::string_view uri, std::string_view text, std::string_view languageId = "oml") {
    notify("textDocument/didOpen",
           {{"textDocument",
             {{"uri", uri}, {"languageId", languageId}, {"version", 1}, {"text", text}}}});
  }

  void change(std::string_view uri, int version, Json contentChanges) {
    notify("textDocument/didChange", {{"textDocument", {{"uri", uri}, {"version", version}}},
                                      {"contentChanges", std::move(contentChanges)}});
  }

  /// Of the next published diagnostics, those with the code.
  Json diagnostics(std::string_view code) {
    Json found = Json::array();
    const auto published = take("textDocument/publishDiagnostics");
    for (const auto& diagnostic : published["diagnostics"]) {
      if (diagnostic["code"] == code) found.push_back(diagnostic);
    }
    return found;
  }

  /// Closes the stream and gives the server's exit code.
  int leave() {
    stream.close();
    if (server_.joinable()) server_.join();
    return exitCode_;
  }

 private:
  void keep(Json message) {
    if (message.contains("method") && message.contains("id")) {
      const auto given = answers.find(message["method"].get<std::string>());
      const Json result = given == answers.end() ? Json() : given->second;
      const Json answer = {{"jsonrpc", "2.0"}, {"id", message["id"]}, {"result", result}};
      stream.send(frame(answer.dump()));
    }
    received.push_back(std::move(message));
  }

  ServerOptions options_;
  int lastId_ = 0;
  int exitCode_ = -1;
  std::thread server_;
};

}  // namespace osiris::lsp
