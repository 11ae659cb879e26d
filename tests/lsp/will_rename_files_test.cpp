// Paths follow files that a person moves in the editor.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "apply_edit.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

const std::string movedOrders = "file:///w/orders.oml";
const std::string movedStock = "file:///w/deep/stock.oml";
const std::string movedConnections = "file:///w/osiris_connections.yaml";

std::string reads(std::string_view path) {
  return "steps:\n- id: größe\n  component: filesystem.csv_extractor\n  mode: read\n"
         "  config: {path: " +
         std::string(path) + "}\n";
}

Json movingCapabilities() {
  Json capabilities = fullCapabilities();
  capabilities["workspace"]["fileOperations"] = {{"willRename", true}};
  return capabilities;
}

class WillRenameFiles : public ::testing::Test {
 protected:
  WillRenameFiles() {
    for (const auto& [uri, text] : texts) client.files.add(uri.substr(7), text);
  }

  Json ask(std::string_view from, std::string_view to) {
    return client.request("workspace/willRenameFiles",
                          {{"files",
                            {{{"oldUri", "file:///w/" + std::string(from)},
                              {"newUri", "file:///w/" + std::string(to)}}}}});
  }

  TestClient client;
  Texts texts = {{movedOrders, reads("data/in.csv")},
                 {movedStock, reads("data/in.csv")},
                 {movedConnections, "filesystem:\n  local: {base_dir: data}\n"}};
};

TEST_F(WillRenameFiles, ChangesPathsInAllFilesOpenOrNot) {
  const Json offered = client.initialize(movingCapabilities())["capabilities"];
  EXPECT_EQ(offered["workspace"]["fileOperations"]["willRename"],
            Json::parse(R"({"filters": [{"scheme": "file", "pattern": {"glob": "**/*"}}]})"));
  texts[movedStock] = reads("elsewhere.csv");
  client.open(movedStock, texts[movedStock]);
  const Json edit = ask("data/in.csv", "data/out.csv");
  EXPECT_EQ(edit["documentChanges"].size(), 1U) << "the open one names another file by now";
  Texts expected = texts;
  expected[movedOrders] = reads("data/out.csv");
  EXPECT_EQ(afterEdit(texts, edit), expected);
}

TEST_F(WillRenameFiles, ChangesTheConnectionsWithAFolder) {
  client.initialize(movingCapabilities());
  Texts expected = {{movedOrders, reads("files/in.csv")},
                    {movedStock, reads("files/in.csv")},
                    {movedConnections, "filesystem:\n  local: {base_dir: files}\n"}};
  EXPECT_EQ(afterEdit(texts, ask("data", "files")), expected);
}

TEST_F(WillRenameFiles, LeavesAPipelineThatMovesAsItIs) {
  client.initialize(movingCapabilities());
  EXPECT_EQ(ask("orders.oml", "deep/orders.oml"), Json()) << "paths count from the project";
}

TEST_F(WillRenameFiles, HasNothingToSayOfWhatIsNoFile) {
  client.initialize(movingCapabilities());
  EXPECT_EQ(client.request("workspace/willRenameFiles",
                           {{"files", {{{"oldUri", "untitled:a"}, {"newUri", "untitled:b"}}}}}),
            Json());
  EXPECT_EQ(client.request("workspace/willRenameFiles", {{"files", Json::array()}}), Json());
}

TEST_F(WillRenameFiles, IsNotOfferedToAClientThatDoesNotAsk) {
  EXPECT_FALSE(client.initialize()["capabilities"].contains("workspace"));
}

}  // namespace
}  // namespace osiris::lsp
