#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

/// A session on one open file, asked for its actions.
struct Actions {
  explicit Actions(const Json& capabilities = fullCapabilities(),
                   const std::string& text = brokenPipeline()) {
    client.initialize(capabilities);
    client.open(ordersUri, text);
    published = client.take("textDocument/publishDiagnostics")["diagnostics"];
  }

  Json at(int line, int character, Json context = {{"diagnostics", Json::array()}}) {
    const Json caret = {{"line", line}, {"character", character}};
    return client.request("textDocument/codeAction", {{"textDocument", {{"uri", ordersUri}}},
                                                      {"range", {{"start", caret}, {"end", caret}}},
                                                      {"context", std::move(context)}});
  }

  /// The actions of the kinds asked for, anywhere in the file.
  Json only(const char* kind) {
    return at(0, 0, {{"diagnostics", Json::array()}, {"only", {kind}}});
  }

  TestClient client;
  Json published;
};

const Json theEdit = {
    {"range",
     {{"start", {{"line", 8}, {"character", 6}}}, {"end", {{"line", 8}, {"character", 10}}}}},
    {"newText", "query"}};

TEST(CodeAction, OffersTheFixOfTheDiagnosticAtTheCaret) {
  Actions actions;
  const auto offered = actions.at(8, 7);
  ASSERT_GE(offered.size(), 1U);
  EXPECT_EQ(offered[0]["kind"], "quickfix");
  EXPECT_EQ(offered[0]["isPreferred"], true);
  EXPECT_EQ(offered[0]["diagnostics"][0]["code"], unknownKey);
  const Json change = {{"textDocument", {{"uri", ordersUri}, {"version", 1}}},
                       {"edits", {theEdit}}};
  EXPECT_EQ(offered[0]["edit"], Json({{"documentChanges", Json::array({change})}}));
}

TEST(CodeAction, EditsByChangesForAClientWithoutDocumentChanges) {
  Actions actions(
      Json::parse(R"({"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}})"));
  const auto offered = actions.at(8, 6);
  ASSERT_GE(offered.size(), 1U);
  EXPECT_EQ(offered[0]["edit"], Json({{"changes", {{ordersUri, Json::array({theEdit})}}}}));
  EXPECT_FALSE(offered[0].contains("isPreferred"));
}

TEST(CodeAction, HasNothingForAClientThatTakesCommandsOnly) {
  Actions actions{Json::object()};
  EXPECT_EQ(actions.at(8, 7), Json::array());
}

TEST(CodeAction, HasNothingWhereNothingIsWrong) {
  Actions actions;
  EXPECT_EQ(actions.at(1, 0), Json::array());
}

TEST(CodeAction, TakesTheDiagnosticsTheClientNames) {
  Actions actions;
  const auto offered = actions.at(8, 0, {{"diagnostics", actions.published}});
  ASSERT_GE(offered.size(), 1U);
  EXPECT_EQ(offered[0]["diagnostics"][0]["code"], unknownKey);
}

TEST(CodeAction, KeepsToTheKindsAskedFor) {
  Actions actions;
  EXPECT_EQ(actions.at(8, 7, {{"diagnostics", {}}, {"only", {"refactor"}}}), Json::array());
  EXPECT_EQ(actions.at(8, 7, {{"diagnostics", {}}, {"only", {"quick"}}}), Json::array());
  EXPECT_EQ(actions.at(8, 7, {{"diagnostics", {}}, {"only", {"quickfix"}}})[0]["kind"], "quickfix");
  for (const auto* kind : {"source", "source.fixAll", "source.fixAll.osiris"}) {
    EXPECT_EQ(actions.only(kind)[0]["kind"], "source.fixAll.osiris") << kind;
  }
}

TEST(CodeAction, FixesEverythingThatIsSafeAtOnce) {
  Actions actions(fullCapabilities(), pipelineWith("quey: SELECT 1\nconection: \"@mysql.main\"\n"));
  const auto edits = actions.only("source.fixAll")[0]["edit"]["documentChanges"][0]["edits"];
  ASSERT_EQ(edits.size(), 2U);
  EXPECT_EQ(edits[0]["newText"], "query");
  EXPECT_EQ(edits[1]["newText"], "connection");
}

TEST(CodeAction, OffersToFixEverythingInAMenuWithMoreThanOneFix) {
  Actions one;
  EXPECT_NE(one.at(8, 7).back()["kind"], "source.fixAll.osiris");
  Actions two(fullCapabilities(), pipelineWith("quey: SELECT 1\nconection: \"@mysql.main\"\n"));
  EXPECT_EQ(two.at(7, 7).back()["kind"], "source.fixAll.osiris");
}

TEST(CodeAction, AppliedMakesItsDiagnosticGo) {
  Actions actions;
  auto edit = actions.at(8, 7)[0]["edit"]["documentChanges"][0]["edits"][0];
  actions.client.change(ordersUri, 2, {{{"range", edit["range"]}, {"text", edit["newText"]}}});
  EXPECT_EQ(actions.client.diagnostics(unknownKey), Json::array());
}

TEST(CodeAction, OfAFileThatIsNotOpenIsRefused) {
  Actions actions;
  const Json caret = {{"line", 0}, {"character", 0}};
  const auto response = actions.client.ask("textDocument/codeAction",
                                           {{"textDocument", {{"uri", "file:///w/other.oml"}}},
                                            {"range", {{"start", caret}, {"end", caret}}},
                                            {"context", {{"diagnostics", Json::array()}}}});
  EXPECT_EQ(response["error"]["code"], -32602);
}

/// Of a client that asks for edits later and can create files.
Json resolvingCapabilities() {
  Json capabilities = fullCapabilities();
  capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = {"create"};
  capabilities["textDocument"]["codeAction"]["dataSupport"] = true;
  capabilities["textDocument"]["codeAction"]["resolveSupport"] = {{"properties", {"edit"}}};
  return capabilities;
}

constexpr std::string_view readsTable = "connection: \"@mysql.main\"\ntable: orders\n";

Json actionTitled(const Json& actions, std::string_view title) {
  for (const Json& action : actions) {
    if (action["title"] == title) return action;
  }
  return nullptr;
}

TEST(CodeAction, HasItsEditsAtOnceForAClientThatCannotResolve) {
  Actions actions(fullCapabilities(), pipelineWith(readsTable));
  const Json action = actionTitled(actions.at(8, 7), "Turn the table into a query");
  EXPECT_EQ(action["kind"], "refactor.rewrite");
  EXPECT_FALSE(action.contains("data"));
  const Json edits = action["edit"]["documentChanges"][0]["edits"];
  ASSERT_EQ(edits.size(), 3U);
  EXPECT_EQ(edits[0]["newText"], "query");
  EXPECT_EQ(edits[2]["newText"], "\n        SELECT * FROM orders");
}

TEST(CodeActionResolve, GivesTheEditsLater) {
  Actions actions(resolvingCapabilities(), pipelineWith(readsTable));
  const Json action = actionTitled(actions.at(8, 7), "Turn the table into a query");
  EXPECT_FALSE(action.contains("edit"));
  const Json resolved = actions.client.request("codeAction/resolve", action);
  EXPECT_EQ(resolved["title"], action["title"]);
  EXPECT_EQ(resolved["edit"]["documentChanges"][0]["edits"].size(), 3U);
}

TEST(CodeActionResolve, RefusesAnActionOfAnOlderVersion) {
  Actions actions(resolvingCapabilities(), pipelineWith(readsTable));
  const Json action = actionTitled(actions.at(8, 7), "Turn the table into a query");
  const Json start = {{"line", 0}, {"character", 0}};
  actions.client.change(ordersUri, 2,
                        {{{"range", {{"start", start}, {"end", start}}}, {"text", "#\n"}}});
  EXPECT_EQ(actions.client.ask("codeAction/resolve", action)["error"]["code"], -32801);
}

TEST(CodeActionResolve, LeavesAnActionWithEditsAsItIs) {
  Actions actions(resolvingCapabilities());
  const Json fix = actions.at(8, 7)[0];
  EXPECT_EQ(actions.client.request("codeAction/resolve", fix), fix);
  Json unknown = fix;
  unknown["data"] = {{"uri", ordersUri}, {"range", fix["diagnostics"][0]["range"]}, {"name", "x"}};
  EXPECT_EQ(actions.client.ask("codeAction/resolve", unknown)["error"]["code"], -32602);
}

TEST(CodeAction, OrganizesAndSortsWhenAskedFor) {
  const std::string text =
      "name: a\nsteps:\n  - mode: read\n    id: b\n    needs: [a]\n  - id: a\n    needs: []\n";
  Actions actions(fullCapabilities(), text);
  EXPECT_EQ(actions.only("source.organize")[0]["kind"], "source.organize.osiris");
  EXPECT_EQ(actions.only("source.sortSteps.osiris")[0]["kind"], "source.sortSteps.osiris");
  EXPECT_EQ(actionTitled(actions.at(0, 0), "Sort the steps in the order in which they run"),
            nullptr);
}

constexpr std::string_view logsIn = "host: h\npassword: hunter22\ntable: orders\n";
constexpr std::string_view toConnection = "Move how to log in to a new connection '@mysql.main'";

TEST(CodeAction, CreatesTheConnectionsFileWhereTheClientCan) {
  Actions actions(resolvingCapabilities(), pipelineWith(logsIn));
  const Json action = actionTitled(actions.at(8, 7), toConnection);
  const Json changes =
      actions.client.request("codeAction/resolve", action)["edit"]["documentChanges"];
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0]["kind"], "create");
  EXPECT_EQ(changes[0]["uri"], "file:///w/osiris_connections.yaml");
  EXPECT_EQ(changes[2]["textDocument"],
            Json({{"uri", "file:///w/osiris_connections.yaml"}, {"version", nullptr}}));
  EXPECT_EQ(changes.dump().find("hunter22"), std::string::npos);
}

TEST(CodeAction, DoesNotOfferAFileThatTheClientCannotCreate) {
  Actions actions(fullCapabilities(), pipelineWith(logsIn));
  EXPECT_EQ(actionTitled(actions.at(8, 7), toConnection), nullptr);
}

TEST(CodeAction, AddsToAConnectionsFileThatIsOpenInTheEditor) {
  TestClient client;
  client.initialize();
  constexpr const char* connectionsUri = "file:///w/osiris_connections.yaml";
  client.open(connectionsUri, "mysql:\n  other: {host: h}\n", "yaml");
  client.open(ordersUri, pipelineWith(logsIn));
  const Json caret = {{"line", 8}, {"character", 7}};
  const Json offered =
      client.request("textDocument/codeAction", {{"textDocument", {{"uri", ordersUri}}},
                                                 {"range", {{"start", caret}, {"end", caret}}},
                                                 {"context", {{"diagnostics", Json::array()}}}});
  const Json change = actionTitled(offered, toConnection)["edit"]["documentChanges"][1];
  EXPECT_EQ(change["textDocument"], Json({{"uri", connectionsUri}, {"version", 1}}));
  EXPECT_EQ(change["edits"][0]["range"]["start"], Json({{"line", 1}, {"character", 2}}));
}

}  // namespace
}  // namespace osiris::lsp
