// What the SQL engine says of a pipeline reaches the client soon after the rest, and follows edits.
#include <gtest/gtest.h>

#include "sql/binder.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

constexpr const char* wrongColumn = R"(oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: filesystem.csv_extractor
    mode: read
    config: {path: a.csv, columns: [id, amount]}
  - id: shape
    component: duckdb.processor
    mode: transform
    needs: [read]
    config:
      query: SELECT amout FROM df_read
)";
const std::string pipelineUri = "file:///w/pipelines/a.oml";

class SqlFindings : public testing::Test {
 protected:
  void SetUp() override {
    if (sql::functionNames().empty()) GTEST_SKIP() << "DuckDB is not installed";
  }

  /// The next published ones with that code, from a publication that has some or none.
  Json published(std::string_view code) { return client.diagnostics(code); }

  TestClient client;
};

TEST_F(SqlFindings, ArePublishedAfterTheOthers) {
  client.initialize();
  client.open(pipelineUri, wrongColumn);
  EXPECT_TRUE(published("sql_binding").empty());
  const Json found = published("sql_binding");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["range"], Json::parse(R"({"start": {"line": 12, "character": 20},
                                                 "end": {"line": 12, "character": 25}})"));
  EXPECT_EQ(found[0]["message"], "referenced column 'amout' not found in FROM clause");
}

TEST_F(SqlFindings, StayWhereTheyAreWhileSomebodyTypesElsewhere) {
  client.initialize();
  client.open(pipelineUri, wrongColumn);
  published("sql_binding");
  ASSERT_EQ(published("sql_binding").size(), 1U);
  client.change(pipelineUri, 2, Json::parse(R"([{"range": {"start": {"line": 1, "character": 0},
      "end": {"line": 1, "character": 0}}, "text": "# a note\n"}])"));
  const Json moved = published("sql_binding");
  ASSERT_EQ(moved.size(), 1U);
  EXPECT_EQ(moved[0]["range"]["start"]["line"], 13);
}

TEST_F(SqlFindings, GoWhenTheirPlaceIsMended) {
  client.initialize();
  client.open(pipelineUri, wrongColumn);
  published("sql_binding");
  ASSERT_EQ(published("sql_binding").size(), 1U);
  client.change(pipelineUri, 2, Json::parse(R"([{"range": {"start": {"line": 12, "character": 24},
      "end": {"line": 12, "character": 24}}, "text": "n"}])"));
  EXPECT_TRUE(published("sql_binding").empty());
}

TEST_F(SqlFindings, HaveFixes) {
  client.initialize();
  client.open(pipelineUri, wrongColumn);
  published("sql_binding");
  const Json found = published("sql_binding");
  ASSERT_EQ(found.size(), 1U);
  const Json actions = client.request(
      "textDocument/codeAction", {{"textDocument", {{"uri", pipelineUri}}},
                                  {"range", found[0]["range"]},
                                  {"context", {{"diagnostics", found}, {"only", {"quickfix"}}}}});
  ASSERT_FALSE(actions.empty());
  EXPECT_EQ(actions[0]["title"], "Change to 'amount'");
}

TEST_F(SqlFindings, AreAskedForAnewByAClientThatPulls) {
  Json capabilities = fullCapabilities();
  capabilities["textDocument"]["diagnostic"] = Json::object();
  capabilities["workspace"]["diagnostics"]["refreshSupport"] = true;
  client.initialize(capabilities);
  client.open(pipelineUri, wrongColumn);
  client.take("workspace/diagnostic/refresh");
  const Json report =
      client.request("textDocument/diagnostic", {{"textDocument", {{"uri", pipelineUri}}}});
  ASSERT_EQ(report["items"].size(), 1U);
  EXPECT_EQ(report["items"][0]["code"], "sql_binding");
}

}  // namespace
}  // namespace osiris::lsp
