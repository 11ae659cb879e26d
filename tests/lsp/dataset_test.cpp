// Tables and files that one pipeline writes and another reads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "test_client.h"

namespace osiris::lsp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string producer = "file:///w/a.oml";
const std::string consumer = "file:///w/b.oml";

/// A step a line: the id, the table or path in line 4 or 8.
constexpr std::string_view produces =
    "name: a\nsteps:\n- id: write-orders\n  component: duckdb.writer\n  mode: write\n"
    "  needs: []\n  config: {connection: \"@duckdb.store\", table: orders}\n"
    "- id: write-file\n  component: filesystem.csv_writer\n  mode: write\n  needs: []\n"
    "  config: {path: out/orders.csv}\n";
constexpr std::string_view consumes =
    "name: b\nsteps:\n- id: read-orders\n  component: duckdb.extractor\n  mode: read\n"
    "  needs: []\n  config: {connection: \"@duckdb.store\", table: orders}\n"
    "- id: read-file\n  component: filesystem.csv_extractor\n  mode: read\n  needs: []\n"
    "  config: {path: ./out/orders.csv}\n"
    "- id: read-other\n  component: duckdb.extractor\n  mode: read\n  needs: []\n"
    "  config: {connection: \"@duckdb.other\", table: orders}\n";

constexpr int tableLine = 6;
constexpr int pathLine = 11;
constexpr int otherTableLine = 16;
constexpr int tableColumn = 49;
constexpr int pathColumn = 20;

class Datasets : public ::testing::Test {
 protected:
  Datasets() {
    client.files.add("/w/osiris_connections.yaml",
                     "duckdb:\n  store: {path: a.duckdb}\n  other: {path: b.duckdb}\n");
    client.files.add("/w/a.oml", produces);
    client.files.add("/w/b.oml", consumes);
    Json capabilities = fullCapabilities();
    capabilities["textDocument"]["callHierarchy"] = Json::object();
    client.initialize(std::move(capabilities));
    client.open(consumer, consumes);
    client.open(producer, produces);
  }

  static Json at(const std::string& uri, int line, int character) {
    return {{"textDocument", {{"uri", uri}}},
            {"position", {{"line", line}, {"character", character}}},
            {"context", {{"includeDeclaration", true}}}};
  }

  /// "a.oml:6", a line a place.
  static std::vector<std::string> places(const Json& locations) {
    std::vector<std::string> all;
    for (const Json& each : locations) {
      const auto uri = each["uri"].get<std::string>();
      all.push_back(uri.substr(uri.rfind('/') + 1) + ":" +
                    std::to_string(each["range"]["start"]["line"].get<int>()));
    }
    return all;
  }

  std::vector<std::string> ask(const char* method, const Json& params) {
    return places(client.request(std::string("textDocument/") + method, params));
  }

  /// Who calls the step that is named there, or whom it calls: "read-orders in b.oml [6]".
  std::vector<std::string> calls(const char* direction, const Json& item) {
    std::vector<std::string> all;
    const bool incoming = std::string_view(direction) == "incomingCalls";
    for (const Json& call :
         client.request(std::string("callHierarchy/") + direction, {{"item", item}})) {
      const Json& other = call[incoming ? "from" : "to"];
      const auto uri = other["uri"].get<std::string>();
      all.push_back(other["name"].get<std::string>() + " in " + uri.substr(uri.rfind('/') + 1) +
                    " [" + std::to_string(call["fromRanges"][0]["start"]["line"].get<int>()) + "]");
    }
    return all;
  }

  Json itemAt(const std::string& uri, int line) {
    return client.request("textDocument/prepareCallHierarchy", at(uri, line, 8))[0];
  }

  /// Leaves the editor; the index made in the background then knows the file.
  void close(const std::string& uri) {
    client.notify("textDocument/didClose", {{"textDocument", {{"uri", uri}}}});
    for (int attempt = 0; attempt < 1000; ++attempt) {
      if (!client.request("workspace/symbol", {{"query", "orders"}}).empty() && knows(uri)) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ADD_FAILURE() << uri;
  }

  bool knows(const std::string& uri) {
    const Json symbols = client.request("workspace/symbol", {{"query", ""}});
    return std::ranges::any_of(
        symbols, [&](const Json& symbol) { return symbol["location"]["uri"] == uri; });
  }

  TestClient client;
};

TEST_F(Datasets, AreDefinedWhereTheyAreWritten) {
  EXPECT_THAT(ask("definition", at(consumer, tableLine, tableColumn)), ElementsAre("a.oml:6"));
  EXPECT_THAT(ask("definition", at(consumer, pathLine, pathColumn)), ElementsAre("a.oml:11"));
  EXPECT_THAT(ask("definition", at(producer, tableLine, tableColumn)), ElementsAre("a.oml:6"));
  EXPECT_THAT(ask("definition", at(consumer, otherTableLine, tableColumn)), IsEmpty())
      << "of another connection";
}

TEST_F(Datasets, AreReferredToWhereTheyAreReadAndWritten) {
  Json params = at(producer, tableLine, tableColumn);
  EXPECT_THAT(ask("references", params), ElementsAre("a.oml:6", "b.oml:6"));
  params["context"]["includeDeclaration"] = false;
  EXPECT_THAT(ask("references", params), ElementsAre("b.oml:6"));
  EXPECT_THAT(ask("references", at(consumer, pathLine, pathColumn)),
              ElementsAre("a.oml:11", "b.oml:11"));
}

TEST_F(Datasets, AreFoundInFilesThatAreNotOpen) {
  close(producer);
  EXPECT_THAT(ask("definition", at(consumer, tableLine, tableColumn)), ElementsAre("a.oml:6"));
  EXPECT_THAT(ask("references", at(consumer, tableLine, tableColumn)),
              ElementsAre("a.oml:6", "b.oml:6"));
}

TEST_F(Datasets, FollowWhatIsTyped) {
  std::string changed(consumes);
  changed.replace(changed.find("@duckdb.other"), 13, "@duckdb.store");
  client.change(consumer, 2, Json::array({{{"text", changed}}}));
  EXPECT_THAT(ask("references", at(producer, tableLine, tableColumn)),
              ElementsAre("a.oml:6", "b.oml:6", "b.oml:16"));
}

TEST_F(Datasets, MakeTheStepsThatReadThemCallersOfTheirWriters) {
  EXPECT_THAT(calls("incomingCalls", itemAt(producer, 2)), ElementsAre("read-orders in b.oml [6]"));
  EXPECT_THAT(calls("outgoingCalls", itemAt(consumer, 2)),
              ElementsAre("write-orders in a.oml [6]"));
  EXPECT_THAT(calls("outgoingCalls", itemAt(producer, 2)), IsEmpty());
  EXPECT_THAT(calls("incomingCalls", itemAt(consumer, 2)), IsEmpty());
  EXPECT_THAT(calls("outgoingCalls", itemAt(consumer, 12)), IsEmpty()) << "nobody writes it";
}

TEST_F(Datasets, LeadOnThroughPipelinesThatAreNotOpen) {
  close(consumer);
  const Json calls = client.request("callHierarchy/incomingCalls", {{"item", itemAt(producer, 7)}});
  ASSERT_THAT(calls, SizeIs(1));
  EXPECT_EQ(calls[0]["from"]["name"], "read-file");
  EXPECT_THAT(this->calls("outgoingCalls", calls[0]["from"]),
              ElementsAre("write-file in a.oml [11]"));
}

TEST_F(Datasets, OfAFileThatIsGoneHaveNoCalls) {
  Json item = itemAt(producer, 2);
  item["uri"] = "file:///w/gone.oml";
  const Json answer = client.ask("callHierarchy/incomingCalls", {{"item", item}});
  EXPECT_EQ(answer["error"]["code"], -32602);
}

}  // namespace
}  // namespace osiris::lsp
