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

}  // namespace
}  // namespace osiris::lsp
