#include "ide/semantic_tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "oml/model.h"
#include "sample.h"

namespace osiris::ide {
namespace {

using testing::Contains;

/// "word type", in order.
std::vector<std::string> painted(std::string_view text) {
  const oml::Model model(text);
  std::vector<std::string> all;
  for (const SemanticToken& token :
       semanticTokens(model.pipeline(), {0, static_cast<text::Offset>(text.size())})) {
    all.push_back(std::string(text.substr(token.span.begin, token.span.size())) + " " +
                  std::string(tokenTypeNames[static_cast<std::size_t>(token.type)]) +
                  (token.declaration ? "!" : ""));
  }
  return all;
}

TEST(SemanticTokens, TellOmlsOwnWordsFromOthers) {
  const auto tokens = painted(samplePipeline);
  for (const char* expected :
       {"steps keyword", "since property", "read-orders function!", "read-orders function",
        "mysql.extractor type", "read enumMember", "@mysql.shop variable", "config keyword",
        "connection property", "out.csv string", "${params.since} parameter"})
    EXPECT_THAT(tokens, Contains(expected));
}

TEST(SemanticTokens, ReadSqlInItsBlocks) {
  const auto tokens = painted(samplePipeline);
  for (const char* expected :
       {"SELECT keyword", "count function", "AS keyword", "df_read_orders function"})
    EXPECT_THAT(tokens, Contains(expected));
}

TEST(SemanticTokens, OfLinesAreThoseOfTheWhole) {
  const oml::Model model(samplePipeline);
  const auto size = static_cast<text::Offset>(samplePipeline.size());
  const auto all = semanticTokens(model.pipeline(), {0, size});
  const auto some = semanticTokens(model.pipeline(), {400, 500});
  ASSERT_FALSE(some.empty());
  for (const SemanticToken& token : some) {
    EXPECT_TRUE(std::ranges::any_of(
        all, [&](const SemanticToken& other) { return other.span == token.span; }));
  }
}

}  // namespace
}  // namespace osiris::ide
