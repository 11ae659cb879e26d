// Outline, folding and selection: what the structure of a pipeline gives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ide/document_symbol.h"
#include "ide/folding_range.h"
#include "ide/selection_range.h"
#include "oml/model.h"
#include "sample.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

using testing::ElementsAre;

TEST(DocumentSymbols, AreTheSectionsWithTheirSteps) {
  const oml::Model model(samplePipeline);
  const auto symbols = documentSymbols(model.pipeline());
  std::vector<std::string> names;
  for (const DocumentSymbol& each : symbols) names.push_back(each.name);
  EXPECT_THAT(names, ElementsAre("oml_version", "name", "params", "profiles", "steps"));
  ASSERT_EQ(symbols.back().children.size(), 3U);
  EXPECT_EQ(symbols.back().children[1].name, "sum-orders");
  EXPECT_EQ(symbols.back().children[1].detail, "duckdb.processor");
  for (const DocumentSymbol& step : symbols.back().children) {
    EXPECT_TRUE(symbols.back().span.contains(step.span));
    EXPECT_TRUE(step.span.contains(step.nameSpan));
  }
}

TEST(DocumentSymbols, NameAStepWithoutAnId) {
  const oml::Model model("steps:\n  - mode: read\n  -\n");
  const auto symbols = documentSymbols(model.pipeline());
  ASSERT_EQ(symbols.size(), 1U);
  ASSERT_EQ(symbols[0].children.size(), 2U);
  EXPECT_EQ(symbols[0].children[1].name, "step 2");
}

TEST(FoldingRanges, GoOverLinesAndLeaveTheBlankOnesBehind) {
  const std::string text = "steps:\n  - id: a\n    config:\n      query: |\n        SELECT 1\n\n\n";
  const oml::Model model(text);
  const auto spans = foldingRanges(model.pipeline());
  EXPECT_EQ(spans.size(), 4U);  // steps, the step, config, query
  for (const text::Span span : spans) {
    const std::string folded = text.substr(span.begin, span.size());
    EXPECT_NE(folded.find('\n'), std::string::npos);
    EXPECT_TRUE(folded.ends_with("SELECT 1")) << folded;
  }
}

TEST(SelectionRanges, GrowFromTheWordToTheFile) {
  const test::CaretText caret = test::parseCaret(caretAt("orders\n    component: mysql"));
  const oml::Model model(caret.text);
  const auto ranges = selectionRanges(model.pipeline(), caret.at);
  ASSERT_GE(ranges.size(), 4U);
  EXPECT_EQ(caret.text.substr(ranges[0].begin, ranges[0].size()), "read-orders");
  EXPECT_EQ(caret.text.substr(ranges[1].begin, ranges[1].size()), "id: read-orders");
  for (std::size_t i = 1; i < ranges.size(); ++i) EXPECT_TRUE(ranges[i].contains(ranges[i - 1]));
  EXPECT_EQ(ranges.back(), (text::Span{0, static_cast<text::Offset>(caret.text.size())}));
}

}  // namespace
}  // namespace osiris::ide
