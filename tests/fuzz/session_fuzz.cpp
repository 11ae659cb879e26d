// Somebody at work, as fast as they can type: the input is a list of what they do with a few
// documents, and each request of theirs is answered exactly once.
//
// Unlike json_rpc_fuzz, whose input is messages, each byte here means something: a long input is a
// long session, with answers that questions go on from.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/memory_file_system.h"
#include "lsp/bindings.h"
#include "lsp/memory_stream.h"
#include "lsp/protocol/json.h"
#include "lsp/server.h"
#include "lsp/transport/frame.h"

namespace {

using namespace osiris;
using lsp::protocol::Json;

void require(bool holds) {
  if (!holds) std::abort();
}

/// The bytes that are left; zeros when none are.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

  [[nodiscard]] bool empty() const { return left_ == 0; }
  std::uint8_t byte() {
    if (left_ == 0) return 0;
    --left_;
    return *data_++;
  }
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : byte() % limit; }
  template <typename Container>
  const auto& oneOf(const Container& all) {
    return all[below(all.size())];
  }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

constexpr std::array<std::string_view, 5> uris = {
    "file:///w/a.oml", "file:///w/pipelines/b%20%C3%A9.yaml", "untitled:Untitled-1",
    "file:///w/osiris_connections.yaml", "file:///w/osiris.yaml"};

constexpr std::array<std::string_view, 6> texts = {
    R"(oml_version: "0.1.0"
name: orders
params: {since: {type: string, default: x}, limit: 3}
profiles: {dev: {params: {since: y}}}
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.main"   # 😀
      query: |
        SELECT id FROM orders WHERE day >= '${params.since}'
  - id: sum
    component: duckdb.processor
    mode: transform
    needs: [read-orders]
    config: {query: "SELECT count(*) AS n FROM df_read_orders"}
  - id: write
    component: filesystem.csv_writer
    mode: write
    needs:
      - sum
    config: {path: out.csv}
)",
    "oml_version: '0.1.0'\r\nname: a\r\nx: &a {connection: '@mysql.main'}\r\nsteps: [{id: é, "
    "component: mysql.extractor, mode: read, config: {<<: *a, table: t}}, {id: b, needs: [é]}]\r\n",
    "steps:\n- id: a\n  needs: [b]\n- id: b\n  mode: write\n  component: duckdb.writer\n",
    "mysql:\n  main: {host: h, password: geheim1, default: true}\n",
    "filesystem: {profiles: {enabled: true, values: [dev]}}\n",
    ""};

constexpr std::array<std::string_view, 24> pieces = {"\n",
                                                     " ",
                                                     "  - id: new\n",
                                                     ":",
                                                     "\"",
                                                     "'",
                                                     "[",
                                                     "{",
                                                     "]",
                                                     "}",
                                                     "needs: [sum]",
                                                     "#",
                                                     "|\n",
                                                     "*a",
                                                     "${params.",
                                                     "@mysql.",
                                                     "\t",
                                                     "\r\n",
                                                     "😀",
                                                     "df",
                                                     "SELECT ",
                                                     "- ",
                                                     "steps:\n",
                                                     "e\xcc\x81"};

/// A client that remembers what it asked, and what the answers were.
class Editor {
 public:
  Editor(Input& input, lsp::MemoryStream& stream) : input_(input), stream_(stream) {}

  void begin() {
    static constexpr std::array encodings = {"utf-8", "utf-16", "utf-32"};
    Json capabilities = Json::parse(R"({"workspace": {"workspaceFolders": true,
      "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}},
      "textDocument": {"codeAction": {"codeActionLiteralSupport": {}, "dataSupport": true,
      "resolveSupport": {"properties": ["edit"]}}, "semanticTokens": {"requests": {"full": {"delta": true}}},
      "documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}})");
    if (input_.below(2) == 0) capabilities = Json::object();
    if (input_.below(2) == 0) capabilities["textDocument"]["diagnostic"] = Json::object();
    capabilities["general"]["positionEncodings"] = {input_.oneOf(encodings)};
    ask("initialize", {{"capabilities", std::move(capabilities)},
                       {"workspaceFolders", {{{"uri", "file:///w"}, {"name", "w"}}}}});
    awaitAnswers();
    tell("initialized", Json::object());
  }

  void act() {
    switch (input_.below(12)) {
      case 0:
        return open();
      case 1:
        return tell("textDocument/didClose", document());
      case 2:
        return cancel();
      case 3:
        return saveOrTouch();
      case 4:
        return changeFolders();
      case 5:
        return awaitAnswers();
      case 6:
      case 7:
      case 8:
        return change();
      default:
        return question();
    }
  }

  void end() {
    awaitAnswers();
    ask("shutdown", nullptr);
    awaitAnswers();
    tell("exit", nullptr);
  }

  /// Nothing but what the server says by itself comes after the last answer.
  void requireNoAnswers() {
    while (!stream_.unreceived().empty()) receive();
  }

 private:
  Json place() {
    static constexpr std::array<std::uint32_t, 4> odd = {0, 300, 2147483647, 4294967295};
    const auto number = [&]() -> std::uint32_t {
      return input_.below(32) == 0 ? input_.oneOf(odd) : input_.byte() % 40U;
    };
    const auto line = number();
    return {{"line", line}, {"character", number()}};
  }
  Json range() {
    Json start = place();
    return {{"start", std::move(start)}, {"end", place()}};
  }
  Json document() {
    return {{"textDocument", {{"uri", input_.oneOf(uris)}, {"version", ++version_}}}};
  }

  void open() {
    Json params = document();
    params["textDocument"]["languageId"] = "oml";
    params["textDocument"]["text"] = input_.oneOf(texts);
    tell("textDocument/didOpen", std::move(params));
  }

  void change() {
    Json params = document();
    Json changes = Json::array();
    for (std::size_t left = 1 + input_.below(3); left > 0; --left) {
      Json change = {{"text", input_.oneOf(pieces)}};
      if (input_.below(20) == 0)
        change["text"] = input_.oneOf(texts);
      else
        change["range"] = range();
      changes.push_back(std::move(change));
    }
    params["contentChanges"] = std::move(changes);
    tell("textDocument/didChange", std::move(params));
  }

  void saveOrTouch() {
    if (input_.below(2) == 0) return tell("textDocument/didSave", document());
    const Json event = {{"uri", input_.oneOf(uris)}, {"type", 1 + input_.below(3)}};
    tell("workspace/didChangeWatchedFiles", {{"changes", Json::array({event})}});
  }

  void changeFolders() {
    const Json folder = {{"uri", input_.below(2) == 0 ? "file:///w" : "file:///v"}, {"name", "x"}};
    Json event = {{"added", Json::array()}, {"removed", Json::array()}};
    event[input_.below(2) == 0 ? "added" : "removed"].push_back(folder);
    tell("workspace/didChangeWorkspaceFolders", {{"event", std::move(event)}});
  }

  /// Any method of the table: params have all that any of them takes.
  void question() {
    static const std::vector<std::string_view> methods = askable();
    const std::string_view method = input_.oneOf(methods);
    Json params = itemFor(method);
    params.update(document());
    params["position"] = place();
    params["positions"] = {place(), place()};
    params["range"] = params.value("range", range());
    params["ranges"] = Json::array({range()});
    params["context"] = {{"diagnostics", Json::array()}, {"includeDeclaration", true}};
    params["options"] = {{"tabSize", 2}, {"insertSpaces", true}};
    params["newName"] = input_.below(2) == 0 ? "new-name" : "sum";
    params["ch"] = input_.below(2) == 0 ? "\n" : "-";
    params["query"] = input_.oneOf(pieces);
    params["previousResultId"] = std::to_string(input_.below(4));
    params["previousResultIds"] = Json::array();
    params["command"] = input_.below(2) == 0 ? "osiris.fixAll" : "osiris.serverStatus";
    params["arguments"] = Json::array({input_.oneOf(uris)});
    ask(method, std::move(params));
  }

  /// What an earlier answer gave to ask on with.
  Json itemFor(std::string_view method) {
    static const std::map<std::string_view, std::string_view> sources = {
        {"codeAction/resolve", "textDocument/codeAction"},
        {"codeLens/resolve", "textDocument/codeLens"},
        {"completionItem/resolve", "textDocument/completion"},
        {"documentLink/resolve", "textDocument/documentLink"},
        {"inlayHint/resolve", "textDocument/inlayHint"},
        {"callHierarchy/incomingCalls", "textDocument/prepareCallHierarchy"},
        {"callHierarchy/outgoingCalls", "textDocument/prepareCallHierarchy"}};
    const auto source = sources.find(method);
    const auto found = source == sources.end() ? items_.end() : items_.find(source->second);
    if (found == items_.end()) return Json::object();
    const Json item = input_.oneOf(found->second);
    if (method.starts_with("callHierarchy")) return {{"item", item}};
    return item.is_object() ? item : Json::object();
  }

  static std::vector<std::string_view> askable() {
    std::vector<std::string_view> methods;
    for (const lsp::Binding& each : lsp::bindings()) {
      const bool ends = each.method == "initialize" || each.method == "shutdown";
      if (each.kind == lsp::Binding::Kind::request && !ends) methods.push_back(each.method);
    }
    return methods;
  }

  void cancel() {
    const Json id = input_.below(2) == 0 ? Json(lastId_) : Json(lastId_ - input_.byte());
    tell("$/cancelRequest", {{"id", id}});
  }

  void tell(std::string_view method, Json params) {
    const Json message = {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
    stream_.send(lsp::frame(message.dump()));
  }

  void ask(std::string_view method, Json params) {
    const Json message = {
        {"jsonrpc", "2.0"}, {"id", ++lastId_}, {"method", method}, {"params", std::move(params)}};
    open_.emplace(lastId_, method);
    stream_.send(lsp::frame(message.dump()));
  }

  void awaitAnswers() {
    while (!open_.empty()) receive();
  }

  void receive() {
    const Json message = Json::parse(stream_.receive());
    const bool hasId = message.contains("id");
    if (message.contains("method")) {
      const Json answer = {
          {"jsonrpc", "2.0"}, {"id", message.value("id", Json())}, {"result", nullptr}};
      if (hasId) stream_.send(lsp::frame(answer.dump()));
      return;
    }
    require(hasId && message["id"].is_number_integer());
    const auto asked = open_.find(message["id"].get<int>());
    require(asked != open_.end());
    require(message.contains("result") != message.contains("error"));
    if (message.contains("error")) require(message["error"]["code"] != -32603);
    keep(asked->second, message.value("result", Json()));
    open_.erase(asked);
  }

  void keep(std::string_view method, const Json& result) {
    const Json& list = result.is_object() && result.contains("items") ? result["items"] : result;
    if (!list.is_array() || list.empty()) return;
    items_[method] = list;
  }

  Input& input_;
  lsp::MemoryStream& stream_;
  int lastId_ = 0;
  int version_ = 0;
  std::map<int, std::string_view> open_;  ///< ids of requests that wait, with their methods
  std::map<std::string_view, Json> items_;  ///< by method
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input(data, size);
  MemoryFileSystem files;
  files.add("/w/osiris_connections.yaml", texts[3]);
  files.add("/w/pipelines/c.oml", texts[0]);
  const lsp::ServerOptions options{files, [](std::string_view) { return false; }, "/docs", "0"};
  static lsp::Workers workers(2);
  lsp::MemoryStream stream;
  int exitCode = -1;
  std::thread server([&] { exitCode = lsp::Server(options, workers, stream).run(); });
  Editor editor(input, stream);
  editor.begin();
  while (!input.empty()) editor.act();
  editor.end();
  server.join();
  editor.requireNoAnswers();
  require(exitCode == 0);
  return 0;
}
