// Items as each client understands them: one that knows everything, one that knows nothing.
#include <gtest/gtest.h>

#include <string>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

Json completionCapabilities() {
  Json capabilities = fullCapabilities();
  capabilities["textDocument"]["completion"] = Json::parse(R"({
    "completionItem": {"snippetSupport": true, "commitCharactersSupport": true,
                       "insertReplaceSupport": true, "labelDetailsSupport": true,
                       "documentationFormat": ["markdown", "plaintext"],
                       "insertTextModeSupport": {"valueSet": [2]},
                       "resolveSupport": {"properties": ["documentation", "detail"]}},
    "completionList": {"itemDefaults": ["editRange"]}})");
  return capabilities;
}

Json position(int line, int character) { return {{"line", line}, {"character", character}}; }

Json complete(TestClient& client, const std::string& text, int line, int character) {
  client.open(ordersUri, text);
  return client.request("textDocument/completion", {{"textDocument", {{"uri", ordersUri}}},
                                                    {"position", position(line, character)}});
}

Json itemLabelled(const Json& items, std::string_view label) {
  for (const Json& item : items) {
    if (item["label"] == label) return item;
  }
  return nullptr;
}

const std::string modeTyped = "steps:\n  - id: a\n    component: mysql.writer\n    mode: wrte\n";

TEST(CompletionList, SharesItsRangeWhereTheClientKnowsDefaults) {
  TestClient client;
  client.initialize(completionCapabilities());
  const Json list = complete(client, modeTyped, 3, 12);
  EXPECT_EQ(list["isIncomplete"], false);
  EXPECT_EQ(list["itemDefaults"]["editRange"]["insert"],
            Json({{"start", position(3, 10)}, {"end", position(3, 12)}}));
  EXPECT_EQ(list["itemDefaults"]["editRange"]["replace"],
            Json({{"start", position(3, 10)}, {"end", position(3, 14)}}));
  ASSERT_EQ(list["items"].size(), 1U);
  EXPECT_EQ(list["items"][0]["textEditText"], "write");
  EXPECT_FALSE(list["items"][0].contains("textEdit"));
}

TEST(CompletionList, SaysWhenItLeavesStepsOut) {
  std::string text = "steps:\n";
  for (int i = 0; i < 150; ++i) text += "  - id: step-" + std::to_string(i) + "\n";
  text += "    needs: []\n";
  for (const Json& capabilities : {completionCapabilities(), Json::object()}) {
    TestClient client;
    client.initialize(capabilities);
    const Json list = complete(client, text, 151, 12);
    EXPECT_EQ(list["isIncomplete"], true);
    EXPECT_EQ(list["items"].size(), 100U);
    EXPECT_EQ(list.contains("itemDefaults"), !capabilities.empty());
  }
}

TEST(CompletionList, IsAnArrayWithRangesForAClientThatDoesNot) {
  TestClient client;
  client.initialize(Json::object());
  const Json items = complete(client, modeTyped, 3, 12);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0]["textEdit"]["range"],
            Json({{"start", position(3, 10)}, {"end", position(3, 12)}}));
}

TEST(CompletionResolve, TellsWhatAnItemIsLater) {
  TestClient client;
  const Json offered = client.initialize(completionCapabilities())["capabilities"];
  EXPECT_EQ(offered["completionProvider"]["resolveProvider"], true);
  const Json list = complete(client, "steps:\n  - id: a\n    component: my\n", 2, 17);
  const Json item = itemLabelled(list["items"], "mysql.writer");
  EXPECT_FALSE(item.contains("documentation"));
  EXPECT_FALSE(item.contains("detail"));
  const Json resolved = client.request("completionItem/resolve", item);
  EXPECT_EQ(resolved["detail"], "Write to MySQL");
  EXPECT_EQ(resolved["documentation"]["kind"], "markdown");
}

TEST(CompletionResolve, IsNotNeededByAClientThatCannot) {
  TestClient client;
  const Json offered = client.initialize(Json::object())["capabilities"];
  EXPECT_FALSE(offered["completionProvider"].contains("resolveProvider"));
  const Json items = complete(client, "steps:\n  - id: a\n    component: my\n", 2, 17);
  EXPECT_TRUE(itemLabelled(items, "mysql.writer").contains("documentation"));
}

TEST(CompletionResolve, LeavesAnItemItDoesNotKnowAsItIs) {
  TestClient client;
  client.initialize(completionCapabilities());
  for (const Json& item : {Json({{"label", "a"}}), Json({{"label", "a"}, {"data", 1}}),
                           Json({{"label", "a"}, {"data", {{"uri", 1}, {"topic", 1}}}})})
    EXPECT_EQ(client.request("completionItem/resolve", item), item);
}

TEST(CompletionItem, HasLabelDetailsAndCommitCharactersWhereTheClientKnowsThem) {
  const std::string text =
      "steps:\n  - id: a\n    component: mysql.writer\n  - id: b\n    needs: []\n";
  TestClient rich;
  rich.initialize(completionCapabilities());
  const Json item = complete(rich, text, 4, 12)["items"][0];
  EXPECT_EQ(item["labelDetails"]["description"], "mysql.writer");
  EXPECT_EQ(item["commitCharacters"], Json({",", "]"}));
  TestClient poor;
  poor.initialize(Json::object());
  const Json plain = complete(poor, text, 4, 12)[0];
  EXPECT_FALSE(plain.contains("labelDetails"));
  EXPECT_FALSE(plain.contains("commitCharacters"));
  EXPECT_EQ(plain["detail"], "mysql.writer");
}

/// The first line of the item stands at column 4; the editor adds the two blanks before the dash.
TEST(CompletionItem, LeavesIndentationToAClientThatAdjustsIt) {
  TestClient client;
  client.initialize(completionCapabilities());
  const Json list = complete(client, "steps:\n  - \n", 1, 4);
  const Json step = itemLabelled(list["items"], "step: duckdb.processor");
  EXPECT_EQ(step["insertTextMode"], 2);
  EXPECT_EQ(step["textEditText"],
            "id: ${1:step}\n  component: duckdb.processor\n  mode: transform\n  config:\n"
            "    query: $2");
}

TEST(CompletionItem, HasFilesOfTheWorkspace) {
  TestClient client;
  client.files.add("/w/osiris.yaml", "");
  client.files.add("/w/data/a.csv", "id\n");
  client.initialize(Json::object());
  const Json items = complete(client,
                              "steps:\n  - id: a\n    component: filesystem.csv_extractor\n    "
                              "config:\n      path: data/\n",
                              4, 17);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0]["label"], "a.csv");
  EXPECT_EQ(items[0]["kind"], 17);
}

}  // namespace
}  // namespace osiris::lsp
