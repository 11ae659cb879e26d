// Documents that are inside the binary.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

using ::testing::StartsWith;

constexpr auto contentMethod = "workspace/textDocumentContent";
constexpr auto ourSpec = "osiris:components/mysql.extractor/spec.yaml";

Json showingContent() {
  auto capabilities = fullCapabilities();
  capabilities["workspace"]["textDocumentContent"] = Json::object();
  return capabilities;
}

std::string textOf(TestClient& client, std::string_view uri) {
  return client.request(contentMethod, {{"uri", uri}})["text"];
}

/// Where the component of the only step, in line 4, is defined.
Json specOf(TestClient& client) {
  client.open(
      ordersUri,
      "oml_version: \"0.1.0\"\nname: a\nsteps:\n  - id: a\n    component: mysql.extractor\n");
  return client.request(
      "textDocument/definition",
      {{"textDocument", {{"uri", ordersUri}}}, {"position", {{"line", 4}, {"character", 20}}}});
}

TEST(TextDocumentContent, IsOfRulesAndShippedSpecs) {
  TestClient client;
  const auto offered = client.initialize(showingContent())["capabilities"];
  EXPECT_EQ(offered["workspace"]["textDocumentContent"],
            Json({{"schemes", Json::array({"osiris"})}}));
  EXPECT_THAT(textOf(client, "osiris:rules/unknown_key.md"), StartsWith("# unknown_key\n"));
  EXPECT_THAT(textOf(client, ourSpec), ::testing::HasSubstr("name: mysql.extractor\n"));
  EXPECT_EQ(textOf(client, "osiris:///components/mysql.extractor/spec%2Eyaml"),
            textOf(client, ourSpec));
}

TEST(TextDocumentContent, IsOfNothingElse) {
  TestClient client;
  client.initialize(showingContent());
  for (const auto* uri : {"osiris:rules/no_such_code.md", "osiris:components/no.such/spec.yaml",
                          "osiris:components/spec.yaml", "osiris:", "osiris:///", "",
                          "file:///rules/unknown_key.md", "osiris:rules/.md"})
    EXPECT_EQ(client.ask(contentMethod, {{"uri", uri}})["error"]["code"], -32602) << uri;
}

TEST(TextDocumentContent, IsWhereAShippedComponentIsDefined) {
  TestClient client;
  client.initialize(showingContent());
  const auto found = specOf(client);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["uri"], ourSpec);
  EXPECT_THAT(textOf(client, ourSpec), ::testing::Not(::testing::IsEmpty()));
}

TEST(TextDocumentContent, IsNotLedToInAClientWithoutIt) {
  TestClient client;
  const auto offered = client.initialize()["capabilities"];
  EXPECT_FALSE(offered.contains("/workspace/textDocumentContent"_json_pointer));
  EXPECT_EQ(specOf(client), Json::array());
}

TEST(TextDocumentContent, IsThePageOfACodeWhereThereIsNoFile) {
  const auto pageOf = [](const std::string& folder, const Json& capabilities) {
    TestClient client(folder);
    client.initialize(capabilities);
    client.open(ordersUri, "oml_version: \"0.1.0\"\nname: a\nnam: a\nsteps: []\n");
    return client.diagnostics("unknown_key")[0].value("/codeDescription/href"_json_pointer, "");
  };
  EXPECT_EQ(pageOf("", showingContent()), "osiris:rules/unknown_key.md");
  EXPECT_EQ(pageOf("/docs", showingContent()), "file:///docs/unknown_key.md");
  EXPECT_EQ(pageOf("", fullCapabilities()), "");
}

}  // namespace
}  // namespace osiris::lsp
