// What a client types arrives, in whatever unit it counts.
#include <gtest/gtest.h>

#include <string>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

Json range(int startLine, int startCharacter, int endLine, int endCharacter) {
  return {{"start", {{"line", startLine}, {"character", startCharacter}}},
          {"end", {{"line", endLine}, {"character", endCharacter}}}};
}

struct Units {
  const char* encoding;
  int character;  ///< of `quey` behind "      {schema: \"é😀漢\", "
};

class Synchronization : public testing::TestWithParam<std::tuple<Units, const char*>> {
 protected:
  static Json capabilities(const char* encoding) {
    return {{"general", {{"positionEncodings", {encoding}}}}};
  }

  /// The text with the line break under test.
  static std::string withBreaks(const std::string& text) {
    std::string broken;
    for (const char c : text) broken += c == '\n' ? std::get<1>(GetParam()) : std::string(1, c);
    return broken;
  }
};

TEST_P(Synchronization, FindsAndEditsBehindAnyCharacter) {
  const auto units = std::get<0>(GetParam());
  TestClient client;
  client.initialize(capabilities(units.encoding));
  client.open(ordersUri, withBreaks(pipelineWith("{schema: \"é😀漢\", quey: SELECT 1}\n")));
  const auto place = range(7, units.character, 7, units.character + 4);
  const auto found = client.diagnostics(unknownKey);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["range"], place);
  client.change(ordersUri, 2, {{{"range", place}, {"text", "query"}}});
  EXPECT_EQ(client.diagnostics(unknownKey), Json::array());
}

TEST_P(Synchronization, AppliesEachChangeToWhatTheLastLeft) {
  TestClient client;
  client.initialize(capabilities(std::get<0>(GetParam()).encoding));
  client.open(ordersUri, "x");
  EXPECT_EQ(client.diagnostics(unknownKey), Json::array());
  client.change(ordersUri, 2,
                Json::array({{{"text", withBreaks(pipelineWith("query: SELECT 1\n"))}},
                             {{"range", range(7, 6, 7, 11)}, {"text", "quey"}},
                             {{"range", range(0, 0, 0, 0)}, {"text", withBreaks("# 😀\n# 漢\n")}},
                             {{"range", range(1, 0, 2, 0)}, {"text", ""}}}));
  const auto found = client.diagnostics(unknownKey);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["range"], range(8, 6, 8, 10));
}

INSTANTIATE_TEST_SUITE_P(Encodings, Synchronization,
                         testing::Combine(testing::Values(Units{"utf-8", 28}, Units{"utf-16", 23},
                                                          Units{"utf-32", 22}),
                                          testing::Values("\n", "\r\n")));

TEST(Synchronization, IsInUtf16WithoutAWord) {
  TestClient client;
  client.initialize(Json::object());
  client.open(ordersUri, pipelineWith("{schema: \"é😀漢\", quey: SELECT 1}\n"));
  EXPECT_EQ(client.diagnostics(unknownKey)[0]["range"], range(7, 23, 7, 27));
}

TEST(Synchronization, TakesPlacesPastTheEndAndTurnedRound) {
  TestClient client;
  client.initialize();
  client.open(ordersUri, brokenPipeline());
  client.change(ordersUri, 2, {{{"range", range(8, 1000000, 8, 6)}, {"text", "table: orders"}}});
  client.change(ordersUri, 3,
                {{{"range", range(9999, 7, 2147483647, 2147483647)}, {"text", "# end"}}});
  auto published = client.take("textDocument/publishDiagnostics");
  while (published["version"] != 3) published = client.take("textDocument/publishDiagnostics");
  for (const auto& diagnostic : published["diagnostics"]) {
    EXPECT_NE(diagnostic["code"], unknownKey);
  }
}

TEST(Synchronization, ChecksOnceWhatArrivesTogether) {
  TestClient client;
  client.initialize();
  client.take("client/registerCapability");
  client.stream.hold();
  client.open(ordersUri, "x");
  client.stream.waitUntilWriting();
  for (int version = 2; version <= 9; ++version) {
    client.change(ordersUri, version,
                  {{{"text", std::string(static_cast<std::size_t>(version), 'x')}}});
  }
  client.stream.waitUntilRead();
  client.stream.release();
  EXPECT_EQ(client.take("textDocument/publishDiagnostics")["version"], 1);
  EXPECT_EQ(client.take("textDocument/publishDiagnostics")["version"], 9);
  client.request("shutdown");
  EXPECT_EQ(client.count("textDocument/publishDiagnostics"), 0);
}

TEST(Synchronization, ClearsDiagnosticsOnClose) {
  TestClient client;
  client.initialize();
  client.open(ordersUri, brokenPipeline());
  client.take("textDocument/publishDiagnostics");
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", ordersUri}}}});
  EXPECT_EQ(client.take("textDocument/publishDiagnostics"),
            Json({{"uri", ordersUri}, {"diagnostics", Json::array()}}));
}

TEST(Synchronization, OfADocumentThatIsNotOpenIsLogged) {
  TestClient client;
  client.initialize();
  client.change(ordersUri, 2, {{{"text", ""}}});
  EXPECT_EQ(client.take("window/logMessage")["message"],
            "textDocument/didChange: 'file:///w/pipelines/orders.oml' is not open");
  client.notify("textDocument/didClose", {{"textDocument", {{"uri", ordersUri}}}});
  EXPECT_EQ(client.take("window/logMessage")["type"], 1);
  client.notify("textDocument/didOpen", {{"textDocument", {{"uri", 1}}}});
  EXPECT_EQ(client.take("window/logMessage")["message"],
            "textDocument/didOpen: params.textDocument.uri: expected string");
}

TEST(Synchronization, KnowsADocumentByAnySpellingOfItsUri) {
  TestClient client;
  client.initialize();
  client.open("file:///w/a%20b.oml", "x");
  EXPECT_EQ(client.take("textDocument/publishDiagnostics")["uri"], "file:///w/a%20b.oml");
  client.change("file:///w/%61 b.oml", 2, {{{"text", "y"}}});
  const auto published = client.take("textDocument/publishDiagnostics");
  EXPECT_EQ(published["uri"], "file:///w/a%20b.oml");
  EXPECT_EQ(published["version"], 2);
}

TEST(Synchronization, KeepsADocumentWithHalfACharacter) {
  TestClient client;
  client.initialize(Json::object());
  client.stream.send(frame(R"({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": )"
                           R"({"textDocument": {"uri": "file:///w/a.oml", "version": 1, )"
                           R"("text": "name: \ud83d"}}})"));
  EXPECT_EQ(client.take("textDocument/publishDiagnostics")["uri"], "file:///w/a.oml");
}

}  // namespace
}  // namespace osiris::lsp
