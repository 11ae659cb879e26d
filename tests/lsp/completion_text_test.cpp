// What a completion looks like to clients that insert text in different ways.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

/// A step that is just begun: the caret is at the end of its line, at character 4.
constexpr std::string_view begun =
    "oml_version: \"0.1.0\"\n"
    "name: orders\n"
    "steps:\n"
    "  - ";

/// What a client with that completionItem capability is offered for a step of a component.
Json wholeStepFor(const Json& completionItem) {
  TestClient client;
  Json capabilities;
  capabilities["textDocument"]["completion"]["completionItem"] = completionItem;
  client.initialize(std::move(capabilities));
  client.open(ordersUri, begun);
  const Json items = client.request(
      "textDocument/completion",
      {{"textDocument", {{"uri", ordersUri}}}, {"position", {{"line", 3}, {"character", 4}}}});
  const auto found = std::ranges::find_if(
      items, [](const Json& item) { return item["label"] == "step: duckdb.processor"; });
  return found == items.end() ? Json() : *found;
}

TEST(CompletionText, StandsAsItShouldWhereAClientInsertsItAsItIs) {
  const Json item =
      wholeStepFor({{"snippetSupport", true}, {"insertTextModeSupport", {{"valueSet", {1, 2}}}}});
  EXPECT_EQ(item["insertTextMode"], 1);
  EXPECT_EQ(item["insertTextFormat"], 2);
  EXPECT_EQ(item["textEdit"]["newText"],
            "id: ${1:step}\n"
            "    component: duckdb.processor\n"
            "    mode: transform\n"
            "    config:\n"
            "      query: $2");
}

TEST(CompletionText, OfASnippetIsRelativeToItsLineElse) {
  const Json item = wholeStepFor({{"snippetSupport", true}});
  EXPECT_FALSE(item.contains("insertTextMode"));
  EXPECT_EQ(item["textEdit"]["newText"],
            "id: ${1:step}\n"
            "  component: duckdb.processor\n"
            "  mode: transform\n"
            "  config:\n"
            "    query: $2");
}

TEST(CompletionText, WithoutPlacesToGoToIsInsertedAsItIs) {
  const Json item = wholeStepFor(Json::object());
  EXPECT_FALSE(item.contains("insertTextMode"));
  EXPECT_EQ(item["insertTextFormat"], 1);
  EXPECT_EQ(item["textEdit"]["newText"],
            "id: step\n"
            "    component: duckdb.processor\n"
            "    mode: transform\n"
            "    config:\n"
            "      query: ");
}

TEST(CompletionDocumentation, IsMarkdownForAClientThatShowsIt) {
  const Json item = wholeStepFor({{"documentationFormat", {"plaintext", "markdown"}}});
  EXPECT_EQ(item["documentation"]["kind"], "markdown");
}

TEST(CompletionDocumentation, IsTextForOneThatDoesNot) {
  const Json item = wholeStepFor(Json::object());
  EXPECT_TRUE(item["documentation"].is_string());
}

}  // namespace
}  // namespace osiris::lsp
