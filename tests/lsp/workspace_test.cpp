// Open files follow what their workspace's files say.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "lsp/workspaces.h"
#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view unknown = "unknown_connection";
constexpr std::string_view connectionsPath = "/w/osiris_connections.yaml";

/// A connections file with one alias of MySQL.
std::string connections(std::string_view alias) {
  return "version: 1\nconnections:\n  mysql:\n    " + std::string(alias) +
         ":\n      host: localhost\n      database: shop\n      user: reader\n";
}

std::string pipeline() { return pipelineWith("connection: \"@mysql.main\"\ntable: orders\n"); }

Json changed(std::string_view path) {
  return {{"changes", Json::array({{{"uri", "file://" + std::string(path)}, {"type", 2}}})}};
}

TEST(Workspace, IsReadAgainWhenAWatchedFileChanges) {
  TestClient client;
  client.files.add(connectionsPath, connections("other"));
  client.initialize();
  client.open(ordersUri, pipeline());
  EXPECT_EQ(client.diagnostics(unknown).size(), 1U);
  client.files.add(connectionsPath, connections("main"));
  client.notify("workspace/didChangeWatchedFiles", changed(connectionsPath));
  EXPECT_EQ(client.diagnostics(unknown), Json::array());
}

TEST(Workspace, IsReadAgainWhenOneOfItsFilesIsSaved) {
  TestClient client;
  client.files.add(connectionsPath, connections("main"));
  client.initialize();
  client.open(ordersUri, pipeline());
  EXPECT_EQ(client.diagnostics(unknown), Json::array());
  client.files.add(connectionsPath, connections("other"));
  client.notify("textDocument/didSave",
                {{"textDocument", {{"uri", "file:///w/osiris_connections.yaml"}}}});
  EXPECT_EQ(client.diagnostics(unknown).size(), 1U);
}

TEST(Workspace, IsNotReadAgainForOtherFiles) {
  TestClient client;
  client.initialize();
  client.open(ordersUri, pipeline());
  client.take("textDocument/publishDiagnostics");
  client.notify("textDocument/didSave", {{"textDocument", {{"uri", ordersUri}}}});
  client.notify("workspace/didChangeWatchedFiles", changed("/w/notes.yaml"));
  client.request("shutdown");
  EXPECT_EQ(client.count("textDocument/publishDiagnostics"), 0);
}

TEST(Workspace, IsThatOfTheNearestMarkedFolder) {
  TestClient client;
  client.files.add(connectionsPath, connections("main"));
  client.files.add("/w/etl/osiris_connections.yaml", connections("other"));
  client.initialize();
  client.open("file:///w/etl/pipelines/a.oml", pipeline());
  EXPECT_EQ(client.diagnostics(unknown).size(), 1U);
}

TEST(Workspace, OfAFileOutsideOfEveryFolderIsItsOwn) {
  TestClient client;
  client.files.add("/elsewhere/osiris_connections.yaml", connections("other"));
  client.initialize();
  client.open("file:///elsewhere/pipelines/a.oml", pipeline());
  EXPECT_EQ(client.diagnostics(unknown).size(), 1U);
}

TEST(Workspace, OfAnUntitledDocumentIsTheFirstFolders) {
  TestClient client;
  client.files.add(connectionsPath, connections("other"));
  client.initialize();
  client.open("untitled:Untitled-1", pipeline());
  EXPECT_EQ(client.diagnostics(unknown).size(), 1U);
}

TEST(Workspace, WithoutMarkIsTheClientsFolder) {
  MemoryFileSystem files;
  files.addFolder("/w/pipelines");
  Workspaces workspaces(files, [](std::string_view) { return false; });
  workspaces.setFolders({"/w/", "/w/pipelines/sales"});
  EXPECT_EQ(workspaces.of("/w/pipelines/a.oml")->root(), "/w");
  EXPECT_EQ(workspaces.of("/w/pipelines/sales/a.oml")->root(), "/w/pipelines/sales");
  EXPECT_EQ(workspaces.of("/elsewhere/a.oml")->root(), "/elsewhere");
  files.add("/w/pipelines/.git/config", "");
  EXPECT_EQ(workspaces.of("/w/pipelines/a.oml")->root(), "/w/pipelines");
}

TEST(Workspace, AsksAClientThatCanToWatchItsFiles) {
  TestClient client;
  client.initialize();
  const auto registration = client.take("client/registerCapability")["registrations"][0];
  EXPECT_EQ(registration["method"], "workspace/didChangeWatchedFiles");
  EXPECT_EQ(registration["registerOptions"]["watchers"][0]["globPattern"], "**/*.oml");
}

TEST(Workspace, DoesNotAskAClientThatCannot) {
  TestClient client;
  client.initialize(Json::object());
  client.request("shutdown");
  EXPECT_TRUE(client.received.empty());
}

TEST(Workspace, ARefusalToWatchIsLogged) {
  TestClient client;
  client.request("initialize", {{"capabilities", fullCapabilities()}});
  client.notify("initialized");
  const auto asked = Json::parse(client.stream.receive());
  client.stream.send(frame(Json({{"jsonrpc", "2.0"},
                                 {"id", asked["id"]},
                                 {"error", {{"code", -32601}, {"message", "no watching"}}}})
                               .dump()));
  EXPECT_EQ(client.take("window/logMessage")["message"], "no watching");
}

}  // namespace
}  // namespace osiris::lsp
