// Each question about a document, asked by a client that has the capability and one that has not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

using testing::HasSubstr;

/// Of a client that has all that these methods ask for.
Json richCapabilities() {
  Json capabilities = fullCapabilities();
  capabilities["textDocument"]["hover"] = {{"contentFormat", {"markdown", "plaintext"}}};
  capabilities["textDocument"]["completion"] = {{"completionItem", {{"snippetSupport", true}}}};
  capabilities["textDocument"]["semanticTokens"] = Json::object();
  capabilities["textDocument"]["rename"] = {{"prepareSupport", true}};
  capabilities["textDocument"]["documentSymbol"] = {{"hierarchicalDocumentSymbolSupport", true}};
  return capabilities;
}

constexpr std::string_view twoSteps =
    "oml_version: \"0.1.0\"\n"
    "name: orders\n"
    "steps:\n"
    "  - id: read-orders\n"
    "    component: mysql.extractor\n"
    "    mode: read\n"
    "    config: {connection: \"@mysql.main\", table: orders}\n"
    "  - id: count-orders\n"
    "    component: duckdb.processor\n"
    "    mode: transform\n"
    "    needs: [read-orders]\n"
    "    config: {query: SELECT count(*) FROM df_read_orders}\n";

/// A session on `twoSteps`.
struct Asked {
  explicit Asked(Json capabilities = richCapabilities()) {
    client.files.add("/w/osiris_connections.yaml", "mysql:\n  main: {host: localhost}\n");
    offered = client.initialize(std::move(capabilities))["capabilities"];
    client.open(ordersUri, twoSteps);
  }

  static Json document() { return {{"textDocument", {{"uri", ordersUri}}}}; }
  static Json at(int line, int character) {
    Json params = document();
    params["position"] = {{"line", line}, {"character", character}};
    return params;
  }
  Json ask(const char* method, int line, int character) {
    return client.request(method, at(line, character));
  }

  TestClient client;
  Json offered;
};

Json range(int line, int begin, int end) {
  return {{"start", {{"line", line}, {"character", begin}}},
          {"end", {{"line", line}, {"character", end}}}};
}

TEST(Hover, IsMarkdownForAClientThatShowsIt) {
  Asked asked;
  EXPECT_EQ(asked.offered["hoverProvider"], true);
  const Json hover = asked.ask("textDocument/hover", 3, 10);
  EXPECT_EQ(hover["contents"]["kind"], "markdown");
  EXPECT_THAT(hover["contents"]["value"].get<std::string>(), HasSubstr("`count-orders`"));
  EXPECT_EQ(hover["range"], range(3, 8, 19));
}

TEST(Hover, IsPlainTextForOneThatDoesNot) {
  Asked asked{Json::object()};
  EXPECT_EQ(asked.ask("textDocument/hover", 3, 10)["contents"]["kind"], "plaintext");
}

TEST(Hover, IsNullWhereThereIsNothingToTell) {
  EXPECT_EQ(Asked().ask("textDocument/hover", 11, 24), nullptr);
}

TEST(Completion, IsASnippetForAClientThatKnowsThem) {
  Asked asked;
  asked.client.change(ordersUri, 2, {{{"range", range(12, 0, 0)}, {"text", "  - id: last\n    "}}});
  const Json items = asked.ask("textDocument/completion", 13, 4);
  ASSERT_FALSE(items.empty());
  EXPECT_EQ(items[0]["label"], "component");
  EXPECT_EQ(items[0]["insertTextFormat"], 2);
  EXPECT_EQ(items[0]["textEdit"]["newText"], "component: $1");
  EXPECT_EQ(items[0]["textEdit"]["range"], range(13, 4, 4));
}

TEST(Completion, IsPlainTextForOneThatDoesNot) {
  Asked asked{Json::object()};
  asked.client.change(ordersUri, 2, {{{"range", range(12, 0, 0)}, {"text", "  - id: last\n    "}}});
  const Json items = asked.ask("textDocument/completion", 13, 4);
  ASSERT_FALSE(items.empty());
  EXPECT_EQ(items[0]["insertTextFormat"], 1);
  EXPECT_EQ(items[0]["textEdit"]["newText"], "component: ");
}

TEST(Definition, OfAStepIsItsIdFromNeedsAndFromSql) {
  Asked asked;
  const Json expected = Json::array({{{"uri", ordersUri}, {"range", range(3, 8, 19)}}});
  EXPECT_EQ(asked.ask("textDocument/definition", 10, 15), expected);
  EXPECT_EQ(asked.ask("textDocument/definition", 11, 45), expected);
}

TEST(Definition, OfAConnectionIsInTheConnectionsFile) {
  const Json found = Asked().ask("textDocument/definition", 6, 32);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["uri"], "file:///w/osiris_connections.yaml");
  EXPECT_EQ(found[0]["range"], range(1, 2, 6));
}

TEST(References, AreAllPlacesWithOrWithoutTheDeclaration) {
  Asked asked;
  Json params = Asked::at(3, 10);
  params["context"] = {{"includeDeclaration", true}};
  EXPECT_EQ(asked.client.request("textDocument/references", params).size(), 3U);
  params["context"] = {{"includeDeclaration", false}};
  EXPECT_EQ(asked.client.request("textDocument/references", params).size(), 2U);
}

TEST(DocumentHighlight, TellsWritingFromReading) {
  const Json found = Asked().ask("textDocument/documentHighlight", 10, 15);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0], Json({{"range", range(3, 8, 19)}, {"kind", 3}}));
  EXPECT_EQ(found[1]["kind"], 2);
}

TEST(PrepareRename, IsOfferedToAClientThatAsksForIt) {
  Asked asked;
  EXPECT_EQ(asked.offered["renameProvider"], Json({{"prepareProvider", true}}));
  EXPECT_EQ(asked.ask("textDocument/prepareRename", 10, 15),
            Json({{"range", range(10, 12, 23)}, {"placeholder", "read-orders"}}));
  EXPECT_EQ(Asked{Json::object()}.offered["renameProvider"], true);
}

TEST(Rename, IsOneEditOfTheDocumentInItsVersion) {
  Asked asked;
  Json params = Asked::at(3, 10);
  params["newName"] = "all-orders";
  const Json edit = asked.client.request("textDocument/rename", params)["documentChanges"][0];
  EXPECT_EQ(edit["textDocument"], Json({{"uri", ordersUri}, {"version", 1}}));
  ASSERT_EQ(edit["edits"].size(), 3U);
  EXPECT_EQ(edit["edits"][2]["newText"], "df_all_orders");
}

TEST(Rename, IsRefusedWithTheReason) {
  Asked asked;
  Json params = Asked::at(3, 10);
  params["newName"] = "count-orders";
  const Json answer = asked.client.ask("textDocument/rename", params);
  EXPECT_EQ(answer["error"]["code"], -32803);
  EXPECT_THAT(answer["error"]["message"].get<std::string>(), HasSubstr("'count-orders' already"));
}

TEST(DocumentSymbol, IsATreeForAClientThatTakesOne) {
  Asked asked;
  const Json symbols = asked.client.request("textDocument/documentSymbol", Asked::document());
  ASSERT_EQ(symbols.size(), 3U);
  EXPECT_EQ(symbols[2]["children"][1]["name"], "count-orders");
}

TEST(DocumentSymbol, IsAListForOneThatDoesNot) {
  Asked asked{Json::object()};
  const Json symbols = asked.client.request("textDocument/documentSymbol", Asked::document());
  ASSERT_EQ(symbols.size(), 5U);
  EXPECT_EQ(symbols[4]["containerName"], "steps");
  EXPECT_EQ(symbols[4]["location"]["uri"], ordersUri);
}

TEST(FoldingRange, IsOfLines) {
  Asked asked;
  const Json ranges = asked.client.request("textDocument/foldingRange", Asked::document());
  EXPECT_EQ(ranges[0], Json({{"startLine", 2}, {"endLine", 11}}));
}

TEST(SelectionRange, HoldsItsParent) {
  Asked asked;
  Json params = Asked::document();
  params["positions"] = Json::array({{{"line", 3}, {"character", 10}}});
  const Json ranges = asked.client.request("textDocument/selectionRange", params);
  ASSERT_EQ(ranges.size(), 1U);
  EXPECT_EQ(ranges[0]["range"], range(3, 8, 19));
  EXPECT_EQ(ranges[0]["parent"]["range"], range(3, 4, 19));
}

TEST(SemanticTokens, CountFromTheOneBefore) {
  Asked asked;
  const Json legend = asked.offered["semanticTokensProvider"]["legend"]["tokenTypes"];
  const Json data =
      asked.client.request("textDocument/semanticTokens/full", Asked::document())["data"];
  ASSERT_GE(data.size(), 10U);
  EXPECT_EQ(Json(std::vector<Json>(data.begin(), data.begin() + 5)), Json({0, 0, 11, 0, 0}));
  EXPECT_EQ(legend[data[3].get<std::size_t>()], "keyword");
  EXPECT_EQ(legend[data[8].get<std::size_t>()], "string");
  EXPECT_EQ(Json(std::vector<Json>(data.begin() + 5, data.begin() + 8)), Json({0, 13, 7}));
  Json params = Asked::document();
  params["range"] = range(1, 0, 1);
  EXPECT_EQ(asked.client.request("textDocument/semanticTokens/range", params)["data"].size(), 5U);
}

TEST(SemanticTokens, AreNotOfferedToAClientWithoutThem) {
  EXPECT_FALSE(Asked{Json::object()}.offered.contains("semanticTokensProvider"));
}

TEST(Formatting, IsEditsAsSmallAsTheyCanBe) {
  Asked asked;
  asked.client.change(ordersUri, 2, {{{"range", range(1, 5, 5)}, {"text", "   "}}});
  const Json edits = asked.client.request("textDocument/formatting", Asked::document());
  ASSERT_EQ(edits.size(), 1U);
  EXPECT_EQ(edits[0]["newText"], "");
}

TEST(EveryQuestion, IsAnsweredForADocumentThatIsNoPipelineOrIsNotOpen) {
  TestClient client;
  client.initialize(richCapabilities());
  client.open("file:///w/notes.txt", "hello", "plaintext");
  for (const char* method :
       {"hover", "completion", "definition", "references", "documentHighlight", "prepareRename",
        "documentSymbol", "foldingRange", "formatting", "semanticTokens/full"}) {
    Json params = Asked::at(0, 0);
    params["textDocument"]["uri"] = "file:///w/notes.txt";
    client.request(std::string("textDocument/") + method, params);
    params["textDocument"]["uri"] = "file:///w/nowhere.oml";
    const Json answer = client.ask(std::string("textDocument/") + method, params);
    EXPECT_EQ(answer["error"]["code"], -32602) << method;
  }
}

}  // namespace
}  // namespace osiris::lsp
