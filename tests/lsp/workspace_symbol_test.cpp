// What is known of files that are not open.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "test_client.h"

namespace osiris::lsp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr std::string_view orders =
    "name: orders\nsteps:\n- id: read-orders\n  component: mysql.extractor\n  mode: read\n"
    "  config: {table: raw_orders, connection: \"@mysql.shop\"}\n";

class WorkspaceSymbols : public ::testing::Test {
 protected:
  WorkspaceSymbols() {
    client.files.add("/w/osiris_connections.yaml", "mysql:\n  shop: {host: a}\n");
    client.files.add("/w/a/orders.oml", orders);
    client.files.add("/w/b/orders.oml", orders);
  }

  std::vector<std::string> named(std::string_view query) {
    std::vector<std::string> all;
    for (const auto& each : client.request("workspace/symbol", {{"query", query}}))
      all.push_back(each["name"].get<std::string>() + " in " +
                    each["location"]["uri"].get<std::string>());
    return all;
  }

  /// The index is made in the background: asks until the answer is that one.
  void expectSoon(std::string_view query, const ::testing::Matcher<std::vector<std::string>>& is) {
    std::vector<std::string> found;
    for (int attempt = 0; attempt < 1000; ++attempt) {
      found = named(query);
      if (is.Matches(found)) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_THAT(found, is);
  }

  TestClient client;
};

TEST_F(WorkspaceSymbols, AreFoundByTheirLettersInFilesThatAreNotOpen) {
  const auto offered = client.initialize()["capabilities"];
  EXPECT_EQ(offered["workspaceSymbolProvider"], true);
  expectSoon("rdord", ElementsAre("read-orders in file:///w/a/orders.oml",
                                  "read-orders in file:///w/b/orders.oml"));
  EXPECT_THAT(named("mysqlshop"), ElementsAre("mysql.shop in file:///w/osiris_connections.yaml"));
  EXPECT_THAT(named("nothing-like-it"), IsEmpty());
}

TEST_F(WorkspaceSymbols, OfOpenDocumentsAreThoseInTheEditor) {
  client.initialize();
  client.open("file:///w/a/orders.oml", "name: a\nsteps:\n- id: unsaved-step\n");
  expectSoon("unsaved", ElementsAre("unsaved-step in file:///w/a/orders.oml"));
  expectSoon("rdord", ElementsAre("read-orders in file:///w/b/orders.oml"));
}

TEST_F(WorkspaceSymbols, FollowTheDisk) {
  client.initialize();
  expectSoon("rdord", ::testing::SizeIs(2));
  client.files.add("/w/c.oml", "name: c\nsteps:\n- id: read-ordinary\n");
  ASSERT_TRUE(client.files.remove("/w/b/orders.oml"));
  client.notify("workspace/didChangeWatchedFiles",
                {{"changes",
                  {{{"uri", "file:///w/c.oml"}, {"type", 1}},
                   {{"uri", "file:///w/b/orders.oml"}, {"type", 3}},
                   {{"uri", "file:///elsewhere/d.oml"}, {"type", 1}}}}});
  expectSoon("rdord", UnorderedElementsAre("read-orders in file:///w/a/orders.oml",
                                           "read-ordinary in file:///w/c.oml"));
}

TEST_F(WorkspaceSymbols, FollowTheClientsFolders) {
  client.files.add("/v/d.oml", "name: d\nsteps:\n- id: read-ordinary\n");
  auto capabilities = fullCapabilities();
  EXPECT_FALSE(TestClient().initialize(capabilities)["capabilities"].contains("workspace"));
  capabilities["workspace"]["workspaceFolders"] = true;
  const auto offered = client.initialize(capabilities)["capabilities"];
  EXPECT_EQ(offered["workspace"]["workspaceFolders"]["changeNotifications"], true);
  expectSoon("rdord", ::testing::SizeIs(2));
  client.notify("workspace/didChangeWorkspaceFolders",
                {{"event",
                  {{"added", {{{"uri", "file:///v"}, {"name", "v"}}}},
                   {"removed", {{{"uri", "file:///w"}, {"name", "w"}}}}}}});
  expectSoon("rdord", ElementsAre("read-ordinary in file:///v/d.oml"));
}

TEST_F(WorkspaceSymbols, OfAConnectionAreItsReferencesInAllFiles) {
  client.initialize();
  client.open("file:///w/a/orders.oml", orders);
  expectSoon("rdord", ::testing::SizeIs(2));
  const Json at = {{"textDocument", {{"uri", "file:///w/a/orders.oml"}}},
                   {"position", {{"line", 5}, {"character", 48}}},
                   {"context", {{"includeDeclaration", true}}}};
  std::vector<std::string> found;
  for (const auto& each : client.request("textDocument/references", at))
    found.push_back(each["uri"].get<std::string>() + ":" +
                    std::to_string(each["range"]["start"]["line"].get<int>()));
  EXPECT_THAT(found, ElementsAre("file:///w/a/orders.oml:5", "file:///w/b/orders.oml:5",
                                 "file:///w/osiris_connections.yaml:1"));
}

}  // namespace
}  // namespace osiris::lsp
