#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view commandUri = "file:///w/a.oml";

Json applying() {
  auto capabilities = fullCapabilities();
  capabilities["workspace"]["applyEdit"] = true;
  return capabilities;
}

Json call(std::string_view command, Json arguments) {
  return {{"command", command}, {"arguments", std::move(arguments)}};
}

TEST(ExecuteCommand, OffersItsCommands) {
  TestClient client;
  const auto offered = client.initialize()["capabilities"]["executeCommandProvider"]["commands"];
  EXPECT_NE(std::ranges::find(offered, "osiris.explain"), offered.end());
}

TEST(ExecuteCommand, RefusesWhatItDoesNotKnow) {
  TestClient client;
  client.initialize();
  for (const auto& params :
       {call("osiris.fly", Json::array()), call("osiris.explain", Json::array()),
        call("osiris.explain", {7}), Json{{"command", "osiris.explain"}, {"arguments", 7}},
        call("osiris.fixAll", {"file:///w/closed.oml"})}) {
    EXPECT_EQ(client.ask("workspace/executeCommand", params)["error"]["code"], -32602) << params;
  }
}

TEST(ExecuteCommand, ExplainsACode) {
  TestClient client;
  client.initialize();
  const auto page =
      client.request("workspace/executeCommand", call("osiris.explain", {"unknown_dependency"}));
  EXPECT_NE(page.get<std::string>().find("unknown_dependency"), std::string::npos);
  EXPECT_TRUE(client.ask("workspace/executeCommand", call("osiris.explain", {"no_such_code"}))
                  .contains("error"));
}

TEST(ExecuteCommand, FixesAllByAnEditThatTheClientApplies) {
  TestClient client;
  client.initialize(applying());
  client.open(commandUri, pipelineWith("quey: SELECT 1\nconection: \"@mysql.main\"\n"));
  const auto said = client.request("workspace/executeCommand", call("osiris.fixAll", {commandUri}));
  EXPECT_EQ(said, "fixed 2 problems");
  const auto edit = client.take("workspace/applyEdit")["edit"];
  EXPECT_EQ(edit["documentChanges"][0]["textDocument"]["version"], 1) << edit;
  EXPECT_EQ(edit["documentChanges"][0]["edits"].size(), 2U) << edit;
  client.open(commandUri, "oml_version: 0.1.0\n");
  EXPECT_EQ(client.request("workspace/executeCommand", call("osiris.fixAll", {commandUri})),
            "nothing to fix");
}

TEST(ExecuteCommand, FixesNothingForAClientThatTakesNoEdits) {
  TestClient client;
  client.initialize();
  client.open(commandUri, "oml_version: 0.1.0\n");
  EXPECT_TRUE(client.ask("workspace/executeCommand", call("osiris.fixAll", {commandUri}))
                  .contains("error"));
}

TEST(ExecuteCommand, TellsOfMemoryDocumentsAndLatencies) {
  TestClient client;
  client.initialize();
  client.open(commandUri, "name: a\nsteps:\n- id: one\n- id: two\n");
  client.request("textDocument/documentSymbol", {{"textDocument", {{"uri", commandUri}}}});
  const auto status =
      client.request("workspace/executeCommand", call("osiris.serverStatus", Json::array()));
  EXPECT_EQ(status["version"], "1.2.3");
  EXPECT_GT(status["memory"]["residentBytes"], 1'000'000);
  EXPECT_EQ(status["documents"][0]["steps"], 2);
  const auto& latencies = status["latencies"];
  const auto found = std::ranges::find_if(
      latencies, [](const Json& each) { return each["method"] == "textDocument/documentSymbol"; });
  ASSERT_NE(found, latencies.end());
  EXPECT_EQ((*found)["count"], 1);
  EXPECT_GT((*found)["p99"], 0.0);
  EXPECT_LE((*found)["p50"], (*found)["max"]);
}

}  // namespace
}  // namespace osiris::lsp
