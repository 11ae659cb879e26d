// The session's life, and which messages are for now.
#include <gtest/gtest.h>

#include "lsp/protocol/message.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

using protocol::ErrorCode;

/// The error code of a response.
ErrorCode errorOf(const Json& response) {
  return response.value("/error/code"_json_pointer, ErrorCode::internalError);
}

TEST(Lifecycle, OffersWhatTheTableOfMethodsHolds) {
  TestClient client;
  const auto result = client.initialize();
  EXPECT_EQ(result["serverInfo"], Json({{"name", "osiris"}, {"version", "1.2.3"}}));
  EXPECT_EQ(result["capabilities"], Json::parse(R"({
      "positionEncoding": "utf-8",
      "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
      "codeActionProvider": {"codeActionKinds":
          ["quickfix", "refactor.extract", "refactor.rewrite", "source.fixAll",
           "source.fixAll.osiris", "source.organize.osiris", "source.sortSteps.osiris"]},
      "completionProvider": {"triggerCharacters": ["@", "{", ".", ":", " ", "-", "\"", "'", "[", "/"]},
      "declarationProvider": true, "definitionProvider": true,
      "documentFormattingProvider": true, "documentRangeFormattingProvider": true,
      "documentHighlightProvider": true, "documentSymbolProvider": true,
      "executeCommandProvider":
          {"commands": ["osiris.check", "osiris.explain", "osiris.fixAll", "osiris.plan",
                        "osiris.serverStatus"],
           "workDoneProgress": true},
      "foldingRangeProvider": true, "hoverProvider": true, "referencesProvider": true,
      "renameProvider": true, "selectionRangeProvider": true,
      "workspaceSymbolProvider": true})"));
}

TEST(Lifecycle, OffersAnOldClientWhatItKnows) {
  TestClient client;
  const auto capabilities = client.initialize(Json::object())["capabilities"];
  EXPECT_EQ(capabilities["codeActionProvider"], true);
  EXPECT_FALSE(capabilities.contains("positionEncoding"));
}

TEST(Lifecycle, CountsInTheClientsFavouriteEncodingThatItKnows) {
  const auto chosen = [](const Json& offered) {
    TestClient client;
    return client.initialize({{"general", {{"positionEncodings", offered}}}})["capabilities"].value(
        "positionEncoding", "");
  };
  EXPECT_EQ(chosen({"utf-32", "utf-8"}), "utf-32");
  EXPECT_EQ(chosen({"utf-7", "utf-16"}), "utf-16");
  EXPECT_EQ(chosen({"ebcdic", "utf-7"}), "utf-16");
}

TEST(Lifecycle, RefusesRequestsBeforeInitialize) {
  TestClient client;
  EXPECT_EQ(errorOf(client.ask("textDocument/codeAction")), ErrorCode::serverNotInitialized);
  EXPECT_EQ(errorOf(client.ask("no/such")), ErrorCode::serverNotInitialized);
  client.initialize();
  EXPECT_EQ(errorOf(client.ask("initialize", {{"capabilities", {}}})), ErrorCode::invalidRequest);
}

TEST(Lifecycle, RefusesInitializeWithWrongParamsAndTakesTheNext) {
  TestClient client;
  const auto response = client.ask("initialize", {{"rootUri", 1}});
  EXPECT_EQ(errorOf(response), ErrorCode::invalidParams);
  EXPECT_EQ(response["error"]["message"], "params.rootUri: expected string");
  client.initialize();
}

TEST(Lifecycle, RefusesWhatItDoesNotKnow) {
  TestClient client;
  client.initialize();
  const auto response = client.ask("textDocument/telepathy");
  EXPECT_EQ(errorOf(response), ErrorCode::methodNotFound);
  EXPECT_EQ(response["error"]["message"], "unknown method 'textDocument/telepathy'");
  EXPECT_EQ(errorOf(client.ask("$/also")), ErrorCode::methodNotFound);
  EXPECT_EQ(errorOf(client.ask("textDocument/didOpen")), ErrorCode::invalidRequest);
}

TEST(Lifecycle, PassesOverNotificationsItDoesNotKnow) {
  TestClient client;
  client.initialize(Json::object());
  client.notify("$/setTrace", {{"value", "off"}});
  client.notify("textDocument/codeAction");
  client.request("shutdown");
  EXPECT_TRUE(client.received.empty());
}

TEST(Lifecycle, AfterShutdownOnlyExitIsHeard) {
  TestClient client;
  client.initialize();
  EXPECT_EQ(client.request("shutdown"), nullptr);
  client.open("file:///w/a.oml", "");
  EXPECT_EQ(errorOf(client.ask("shutdown")), ErrorCode::invalidRequest);
  EXPECT_EQ(errorOf(client.ask("no/such")), ErrorCode::invalidRequest);
  client.notify("exit");
  EXPECT_EQ(client.leave(), 0);
}

TEST(Lifecycle, ExitWithoutShutdownFails) {
  TestClient client;
  client.initialize();
  client.notify("exit");
  EXPECT_EQ(client.leave(), 1);
}

TEST(Lifecycle, ExitBeforeInitializeEnds) {
  TestClient client;
  client.notify("exit");
  EXPECT_EQ(client.leave(), 1);
}

TEST(Lifecycle, ExitEndsAlthoughTheStreamStaysOpen) {
  MemoryFileSystem files;
  MemoryStream stream;
  stream.send(frame(R"({"jsonrpc": "2.0", "method": "exit"})"));
  Workers workers(1);
  const ServerOptions options{files, {}, "", ""};
  EXPECT_EQ(Server(options, workers, stream).run(), 1);
}

TEST(Lifecycle, TheStreamsEndEnds) {
  TestClient client;
  client.initialize();
  EXPECT_EQ(client.leave(), 1);
  TestClient polite;
  polite.initialize();
  polite.request("shutdown");
  EXPECT_EQ(polite.leave(), 0);
}

TEST(Lifecycle, TakesParamsFromClientsWithoutFolders) {
  for (const auto* params :
       {R"({"capabilities": {}, "rootUri": "file:///w", "processId": null})",
        R"({"capabilities": {}, "rootPath": "/w", "rootUri": null})",
        R"({"capabilities": {}, "rootUri": null, "workspaceFolders": null})", R"({})"}) {
    TestClient client;
    EXPECT_TRUE(client.request("initialize", Json::parse(params)).contains("capabilities"))
        << params;
  }
}

}  // namespace
}  // namespace osiris::lsp
