// What is told of a diagnostic, to a client that knows every field and to one that knows none.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view twoStepsOfOneName =
    "oml_version: \"0.1.0\"\n"
    "name: orders\n"
    "steps:\n"
    "  - id: read\n"
    "    component: mysql.extractor\n"
    "    mode: read\n"
    "    config: {connection: \"@mysql.main\", table: orders}\n"
    "  - id: read\n"
    "    component: mysql.extractor\n"
    "    mode: read\n"
    "    config: {connection: \"@mysql.main\", table: orders}\n";

/// Asks for the actions at the start of the file.
std::string codeActionRequest(int id) {
  const Json start = {{"line", 0}, {"character", 0}};
  const Json params = {{"textDocument", {{"uri", ordersUri}}},
                       {"range", {{"start", start}, {"end", start}}},
                       {"context", {{"diagnostics", Json::array()}}}};
  return Json({{"jsonrpc", "2.0"},
               {"id", id},
               {"method", "textDocument/codeAction"},
               {"params", params}})
      .dump();
}

TEST(Diagnostics, CarryEverythingForAClientThatKnowsEverything) {
  TestClient client("/docs/rules");
  client.initialize();
  client.open(ordersUri, brokenPipeline());
  const auto found = client.diagnostics(unknownKey)[0];
  EXPECT_EQ(found["range"]["start"], Json({{"line", 8}, {"character", 6}}));
  EXPECT_EQ(found["range"]["end"], Json({{"line", 8}, {"character", 10}}));
  EXPECT_EQ(found["severity"], 1);
  EXPECT_EQ(found["source"], "osiris");
  EXPECT_EQ(found["codeDescription"]["href"], "file:///docs/rules/unknown_config_key.md");
  EXPECT_EQ(found["data"]["path"], "/steps/0/config/quey");
  EXPECT_NE(found.value("message", "").find("'quey'"), std::string::npos);
}

TEST(Diagnostics, CarryTheVersionOnlyForAClientThatKnowsIt) {
  for (const bool knows : {true, false}) {
    TestClient client;
    client.initialize(knows ? fullCapabilities() : Json::object());
    client.open(ordersUri, brokenPipeline());
    const auto published = client.take("textDocument/publishDiagnostics");
    EXPECT_EQ(published["uri"], ordersUri);
    EXPECT_EQ(published.contains("version"), knows);
  }
}

TEST(Diagnostics, CarryNothingThatAnOldClientDoesNotKnow) {
  TestClient client("/docs/rules");
  client.initialize(Json::object());
  client.open(ordersUri, twoStepsOfOneName);
  const auto found = client.diagnostics("duplicate_id");
  ASSERT_FALSE(found.empty());
  for (const auto* field : {"codeDescription", "data", "relatedInformation", "tags"}) {
    EXPECT_FALSE(found[0].contains(field)) << field;
  }
}

TEST(Diagnostics, HaveNoLinkWithoutPages) {
  TestClient client;
  client.initialize();
  client.open(ordersUri, brokenPipeline());
  EXPECT_FALSE(client.diagnostics(unknownKey)[0].contains("codeDescription"));
}

TEST(Diagnostics, PointToThePlaceThatExplainsThem) {
  TestClient client;
  client.initialize();
  client.open(ordersUri, twoStepsOfOneName);
  const auto found = client.diagnostics("duplicate_id");
  ASSERT_FALSE(found.empty());
  const auto related = found[0]["relatedInformation"][0];
  EXPECT_EQ(related["location"]["uri"], ordersUri);
  EXPECT_EQ(related["location"]["range"]["start"]["line"], 3);
}

TEST(Diagnostics, OfAnUntitledDocumentAreTold) {
  TestClient client;
  client.initialize();
  client.open("untitled:Untitled-1", brokenPipeline());
  const auto published = client.take("textDocument/publishDiagnostics");
  EXPECT_EQ(published["uri"], "untitled:Untitled-1");
  EXPECT_FALSE(published["diagnostics"].empty());
}

TEST(Diagnostics, OfAnEmptyDocumentAreTold) {
  TestClient client;
  client.initialize();
  client.open(ordersUri, "");
  EXPECT_TRUE(client.take("textDocument/publishDiagnostics").contains("diagnostics"));
}

TEST(Diagnostics, QuoteBrokenBytesWithoutHarm) {
  TestClient client;
  client.initialize();
  client.open(ordersUri, "name: x\xEF\xBF\xBD\nsteps: [{id: \"\\xff\"}]\n");
  client.take("textDocument/publishDiagnostics");
  EXPECT_EQ(client.request("shutdown"), nullptr);
}

TEST(Diagnostics, ThatThrowCostTheSessionNothing) {
  TestClient client;
  client.files.add("/w/osiris_connections.yaml", "mysql:\n  main:\n    host: localhost\n");
  client.isSet = [](std::string_view) -> bool { throw std::runtime_error("no environment"); };
  client.initialize();
  client.take("client/registerCapability");
  client.stream.hold();
  client.open(ordersUri, pipelineWith("database: \"${SHOP}\"\n"));
  client.stream.waitUntilWriting();
  client.change(ordersUri, 2, {{{"text", pipelineWith("user: \"${SHOP}\"\n")}}});
  client.stream.send(frame(codeActionRequest(9)));
  client.stream.waitUntilRead();
  client.stream.release();
  EXPECT_EQ(client.response(9)["error"],
            Json({{"code", -32603}, {"message", "textDocument/codeAction: no environment"}}));
  EXPECT_EQ(client.take("window/logMessage")["message"],
            std::string(ordersUri) + ": no environment");
  EXPECT_EQ(client.request("shutdown"), nullptr);
}

}  // namespace
}  // namespace osiris::lsp
