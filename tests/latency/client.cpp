#include "client.h"

#include <fmt/format.h>
#include <poll.h>

#include <utility>

#include "lsp/protocol/position.h"
#include "lsp/protocol/uri.h"

namespace osiris::latency {
namespace {

using std::chrono::steady_clock;

/// Much like Visual Studio Code's.
Json clientCapabilities() {
  return Json::parse(R"({
    "general": {"positionEncodings": ["utf-8", "utf-16"]},
    "workspace": {"configuration": true, "workspaceFolders": true,
                  "workspaceEdit": {"documentChanges": true},
                  "didChangeWatchedFiles": {"dynamicRegistration": true}},
    "textDocument": {
      "synchronization": {"didSave": true},
      "publishDiagnostics": {"relatedInformation": true, "versionSupport": true,
                             "codeDescriptionSupport": true, "dataSupport": true},
      "completion": {"completionItem": {"snippetSupport": true, "insertReplaceSupport": true,
                                        "documentationFormat": ["markdown", "plaintext"],
                                        "resolveSupport": {"properties": ["documentation", "detail"]}},
                     "completionList": {"itemDefaults": ["editRange"]}},
      "hover": {"contentFormat": ["markdown"]},
      "rename": {"prepareSupport": true},
      "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
      "codeLens": {}, "inlayHint": {}, "callHierarchy": {}, "documentLink": {},
      "linkedEditingRange": {}, "onTypeFormatting": {}, "rangeFormatting": {"rangesSupport": true},
      "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
      "semanticTokens": {"requests": {"range": true, "full": {"delta": true}},
                         "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"]}}
  })");
}

/// What yaml-language-server is told of a pipeline; this server asks for nothing of it.
Json settingsOf(const Json& item) {
  if (item.value("section", "") != "yaml") return nullptr;
  const auto schema = lsp::protocol::uriOfPath(OSIRIS_SOURCE_DIR "/tests/latency/oml.schema.json");
  return {{"validate", true},
          {"completion", true},
          {"hover", true},
          {"schemaStore", {{"enable", false}}},
          {"schemas", {{schema, Json::array({"*.oml"})}}}};
}

}  // namespace

void Client::initialize(const std::string& folder) {
  Json params = {{"processId", nullptr}, {"capabilities", clientCapabilities()}};
  params["rootUri"] = nullptr;
  if (!folder.empty()) {
    const auto uri = lsp::protocol::uriOfPath(folder);
    params["rootUri"] = uri;
    params["workspaceFolders"] = Json::array({{{"uri", uri}, {"name", "measured"}}});
  }
  capabilities_ = request("initialize", std::move(params)).at("capabilities");
  if (capabilities_.value("positionEncoding", "") == "utf-8") encoding_ = text::Encoding::utf8;
  notify("initialized", Json::object());
}

int Client::leave() {
  request("shutdown", nullptr);
  notify("exit", nullptr);
  return process_.wait();
}

void Client::notify(std::string_view method, Json params) {
  Json message = {{"jsonrpc", "2.0"}, {"method", method}};
  if (!params.is_null()) message["params"] = std::move(params);
  send(message);
}

std::int64_t Client::start(std::string_view method, Json params) {
  Json message = {{"jsonrpc", "2.0"}, {"id", ++lastId_}, {"method", method}};
  if (!params.is_null()) message["params"] = std::move(params);
  waiting_.emplace(lastId_, Time());
  send(message);
  waiting_[lastId_] = sent_;
  return lastId_;
}

Answer Client::answer(std::int64_t id) {
  for (;;) {
    if (auto found = answers_.extract(id)) return std::move(found.mapped());
    receive();
  }
}

Json Client::request(std::string_view method, Json params) {
  auto answered = ask(method, std::move(params));
  if (answered.failed())
    throw BrokenServer(fmt::format("{}: {}", method, answered.message["error"].dump()));
  return answered.result();
}

void Client::open(const std::string& uri, std::string_view text) {
  published_.erase(uri);
  notify(
      "textDocument/didOpen",
      {{"textDocument", {{"uri", uri}, {"languageId", "yaml"}, {"version", 1}, {"text", text}}}});
}

void Client::close(const std::string& uri) {
  notify("textDocument/didClose", {{"textDocument", {{"uri", uri}}}});
}

void Client::change(const std::string& uri, int version, const Change& change) {
  published_.erase(uri);
  notify("textDocument/didChange",
         {{"textDocument", {{"uri", uri}, {"version", version}}},
          {"contentChanges", Json::array({{{"range", lsp::protocol::toJson(change.range)},
                                           {"text", change.newText}}})}});
}

Duration Client::untilDiagnostics(const std::string& uri) {
  const Time began = sent_;
  for (;;) {
    if (auto found = published_.extract(uri)) return found.mapped() - began;
    receive();
  }
}

void Client::settle(std::chrono::milliseconds silence) {
  for (;;) {
    pollfd waited{process_.output(), POLLIN, 0};
    if (::poll(&waited, 1, static_cast<int>(silence.count())) <= 0) return;
    receive();
  }
}

void Client::send(const Json& message) {
  const std::string bytes = lsp::frame(message.dump());
  sent_ = steady_clock::now();
  if (!stream_.write(bytes)) throw BrokenServer("the server reads no more");
}

void Client::receive() {
  const lsp::Frame frame = frames_.next();
  const Time arrived = steady_clock::now();
  if (frame.kind != lsp::Frame::Kind::body) throw BrokenServer("the server ended");
  Json message = Json::parse(frame.text);
  if (!message.contains("method")) {
    const auto sent = waiting_.extract(message.at("id").get<std::int64_t>());
    if (!sent) throw BrokenServer("an answer that nobody waits for: " + frame.text.substr(0, 200));
    answers_.emplace(sent.key(), Answer{std::move(message), arrived - sent.mapped()});
  } else if (message.contains("id")) {
    answerRequest(message);
  } else if (message["method"] == "textDocument/publishDiagnostics") {
    published_.insert_or_assign(message["params"]["uri"].get<std::string>(), arrived);
  }
}

void Client::answerRequest(const Json& request) {
  Json result;
  if (request["method"] == "workspace/configuration") {
    result = Json::array();
    for (const Json& item : request["params"]["items"]) result.push_back(settingsOf(item));
  }
  const Time sent = sent_;
  send({{"jsonrpc", "2.0"}, {"id", request["id"]}, {"result", std::move(result)}});
  sent_ = sent;  // What is measured began before.
}

}  // namespace osiris::latency
