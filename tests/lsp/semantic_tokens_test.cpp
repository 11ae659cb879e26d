// Semantic tokens as a client keeps them: all of them once, then what each edit changed.
#include <gtest/gtest.h>

#include <string>

#include "lsp/token_store.h"
#include "pipelines.h"
#include "support/random_edits.h"
#include "test_client.h"

namespace osiris::lsp {
namespace {

check::File fileOf(std::string text) {
  return {"/w/pipelines/a.oml", std::move(text), project::Workspace::empty()};
}

/// What a client makes of an edit.
TokenData applied(TokenData data, const TokenEdit& edit) {
  EXPECT_LE(edit.start + edit.deleteCount, data.size());
  const auto begin = data.begin() + edit.start;
  data.erase(begin, begin + edit.deleteCount);
  data.insert(data.begin() + edit.start, edit.data.begin(), edit.data.end());
  return data;
}

TokenData fullOf(const check::File& file, text::Encoding encoding) {
  return TokenStore().full(file, encoding);
}

TEST(TokenStore, TellsNothingWhenNothingChanged) {
  const check::File file = fileOf(brokenPipeline());
  TokenStore store;
  ASSERT_FALSE(store.full(file, text::Encoding::utf16).empty());
  const auto edit = store.since(store.id(), file, text::Encoding::utf16);
  ASSERT_TRUE(edit);
  EXPECT_EQ(edit->deleteCount, 0U);
  EXPECT_TRUE(edit->data.empty());
}

TEST(TokenStore, KnowsItsLastAnswerOnly) {
  const check::File file = fileOf(brokenPipeline());
  TokenStore store;
  EXPECT_FALSE(store.since("", file, text::Encoding::utf16));
  EXPECT_FALSE(store.since("0", file, text::Encoding::utf16));
  (void)store.full(file, text::Encoding::utf16);
  const std::string first = store.id();
  EXPECT_TRUE(store.since(first, file, text::Encoding::utf16));
  EXPECT_FALSE(store.since(first, file, text::Encoding::utf16));
}

/// Fifteen steps, of which the tests change one.
std::string manySteps() {
  std::string text = "oml_version: \"0.1.0\"\nname: many\nsteps:\n";
  for (int i = 0; i < 15; ++i) {
    text += "  - id: step-" + std::to_string(i) +
            "\n    component: duckdb.processor\n    mode: transform\n"
            "    config: {query: SELECT 1}\n";
  }
  return text;
}

/// The edit after `text` was inserted before `mark`.
TokenEdit editAfterInserting(std::string_view text, std::string_view mark) {
  check::File file = fileOf(manySteps());
  TokenStore store;
  const TokenData before = store.full(file, text::Encoding::utf16);
  const auto at = static_cast<text::Offset>(file.text().find(mark));
  file.edit({{at, at}, std::string(text)});
  const auto edit = store.since(store.id(), file, text::Encoding::utf16);
  EXPECT_EQ(applied(before, *edit), fullOf(file, text::Encoding::utf16));
  return *edit;
}

// Five keys; id, component and mode; SELECT and 1.
constexpr std::uint32_t ofOneStep = 5 * 10;

TEST(TokenStore, SendsTheStepThatWasTypedIn) {
  const TokenEdit edit = editAfterInserting("x", "step-7");
  EXPECT_EQ(edit.deleteCount, ofOneStep);
  EXPECT_EQ(edit.data.size(), ofOneStep);
}

TEST(TokenStore, SendsTheStepBehindACommentThatGrewByALine) {
  const TokenEdit edit = editAfterInserting("  # one more line\n", "  - id: step-7");
  EXPECT_EQ(edit.deleteCount, ofOneStep);
  EXPECT_EQ(edit.data.size(), ofOneStep);
}

/// After any edits, what the client put together from them is what it would get anew.
TEST(TokenStore, EditsMakeTheSameTokensAsAskingAnew) {
  test::RandomEdits random(test::seed(11));
  std::vector<std::string> seeds = test::longPipelines();
  seeds.push_back("oml_version: 1\nsteps: [{id: a, mode: read}, {id: \u00e9, needs: [a]}]\n");
  seeds.push_back("oml_version: 1\nx: &x [{id: a}, {id: ${params.b}}]\nsteps: *x\n");
  for (int round = 0; round < test::rounds(100); ++round) {
    const auto encoding = static_cast<text::Encoding>(random.below(3));
    check::File file = fileOf(seeds[random.below(static_cast<std::uint32_t>(seeds.size()))]);
    TokenStore store;
    TokenData data = file.pipeline() ? store.full(file, encoding) : TokenData();
    for (int i = 0; i < 10; ++i) {
      for (auto edits = random.below(3); edits > 0; --edits) file.edit(random.next(file.text()));
      if (file.pipeline() == nullptr) continue;
      const auto edit = store.since(store.id(), file, encoding);
      data = edit ? applied(std::move(data), *edit) : store.full(file, encoding);
      ASSERT_EQ(data, fullOf(file, encoding)) << file.text();
    }
  }
}

/// The places of `encoded` are told from the same spans in another way.
TEST(TokenStore, PlacesTokensWhereTheyAre) {
  test::RandomEdits random(test::seed(12));
  const auto seeds = test::longPipelines();
  for (int round = 0; round < test::rounds(30); ++round) {
    std::string text = seeds[random.below(static_cast<std::uint32_t>(seeds.size()))];
    for (int i = 0; i < 5; ++i) text = test::applied(text, random.next(text));
    const check::File file = fileOf(text);
    if (file.pipeline() == nullptr) continue;
    const text::Span all{0, static_cast<text::Offset>(text.size())};
    ASSERT_EQ(fullOf(file, text::Encoding::utf16),
              encoded(file, text::Encoding::utf16, ide::semanticTokens(*file.pipeline(), all)))
        << text;
  }
}

Json tokensCapability(Json full) {
  Json capabilities = fullCapabilities();
  capabilities["textDocument"]["semanticTokens"] = {{"requests", {{"full", std::move(full)}}}};
  return capabilities;
}

TEST(SemanticTokensDelta, IsOneEditForAClientThatAsksForIt) {
  TestClient client;
  const Json offered = client.initialize(tokensCapability({{"delta", true}}));
  EXPECT_EQ(offered["capabilities"]["semanticTokensProvider"]["full"], Json({{"delta", true}}));
  client.open(ordersUri, manySteps());
  Json params = {{"textDocument", {{"uri", ordersUri}}}};
  const Json full = client.request("textDocument/semanticTokens/full", params);
  params["previousResultId"] = full["resultId"];
  client.change(
      ordersUri, 2,
      {{{"range",
         {{"start", {{"line", 7}, {"character", 8}}}, {"end", {{"line", 7}, {"character", 8}}}}},
        {"text", "my-"}}});
  const Json delta = client.request("textDocument/semanticTokens/full/delta", params);
  EXPECT_NE(delta["resultId"], full["resultId"]);
  ASSERT_EQ(delta["edits"].size(), 1U);
  EXPECT_EQ(delta["edits"][0]["deleteCount"], ofOneStep);

  // The answer before the last one is not known any more.
  EXPECT_TRUE(client.request("textDocument/semanticTokens/full/delta", params).contains("data"));
}

TEST(SemanticTokensDelta, IsNotOfferedToAClientWithoutIt) {
  TestClient client;
  const Json offered = client.initialize(tokensCapability(true));
  EXPECT_EQ(offered["capabilities"]["semanticTokensProvider"]["full"], true);
  client.open(ordersUri, manySteps());
  EXPECT_FALSE(
      client.request("textDocument/semanticTokens/full", {{"textDocument", {{"uri", ordersUri}}}})
          .contains("resultId"));
}

TEST(SemanticTokensDelta, OfATextThatIsNoPipelineIsEmpty) {
  TestClient client;
  client.initialize(tokensCapability({{"delta", true}}));
  client.open("file:///w/notes.txt", "hello", "plaintext");
  const Json answer = client.request(
      "textDocument/semanticTokens/full/delta",
      {{"textDocument", {{"uri", "file:///w/notes.txt"}}}, {"previousResultId", "1"}});
  EXPECT_EQ(answer, Json({{"data", Json::array()}}));
}

}  // namespace
}  // namespace osiris::lsp
