#include "ide/on_type_formatting.h"

#include <gtest/gtest.h>

#include "oml/model.h"
#include "support/marked_text.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

/// The text after what was typed last, at the caret, was formatted.
std::string typed(const std::string& marked) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  const bool dash = caret.at > 0 && caret.text[caret.at - 1] == '-';
  return text::applied(caret.text, dash ? formatDash(model.pipeline(), caret.at)
                                        : formatNewLine(model.pipeline(), caret.at));
}

TEST(OnTypeFormatting, PutsALineBelowAKeyThatOpensAMap) {
  EXPECT_EQ(typed("steps:\n  - id: a\n    config:\n^"), "steps:\n  - id: a\n    config:\n      ");
  EXPECT_EQ(typed("steps:\n  - id: a\n    config: # where\n    ^\n"),
            "steps:\n  - id: a\n    config: # where\n      \n");
}

TEST(OnTypeFormatting, PutsALineBelowTheKeyAboveIt) {
  EXPECT_EQ(typed("steps:\n  - id: a\n^"), "steps:\n  - id: a\n    ");
  EXPECT_EQ(typed("steps:\n  - id: a\n    mode: read\n      ^"),
            "steps:\n  - id: a\n    mode: read\n    ");
}

TEST(OnTypeFormatting, PutsALineBelowTheDashOfAnItem) {
  EXPECT_EQ(typed("steps:\n  - needs:\n      - a\n        ^"),
            "steps:\n  - needs:\n      - a\n      ");
}

TEST(OnTypeFormatting, OpensABlockOfText) {
  EXPECT_EQ(typed("steps:\n  - config:\n      query: |\n      ^"),
            "steps:\n  - config:\n      query: |\n        ");
}

TEST(OnTypeFormatting, LeavesTextAsItIs) {
  for (const std::string text : {
           "steps:\n  - config:\n      query: |\n        SELECT a\n            , b\n^",
           "steps:\n  - config:\n      columns: [a,\n^  b]\n",
           "steps:\n  - config:\n      query: \"SELECT\n^ 1\"\n",
           "steps:\n  - config:\n      query: SELECT\n        1\n^\n",
           "steps:\n  - id: a\n\n^",
           "steps:\n  - id: a\n  ^mode: read\n",
           "^",
       }) {
    EXPECT_EQ(typed(text), test::parseCaret(text).text);
  }
}

TEST(OnTypeFormatting, TakesADashBackToTheListAround) {
  EXPECT_EQ(typed("steps:\n  - id: a\n    config:\n      path: b\n      -^"),
            "steps:\n  - id: a\n    config:\n      path: b\n  -");
  EXPECT_EQ(typed("steps:\n  - id: a\n    mode: read\n\n    -^\n"),
            "steps:\n  - id: a\n    mode: read\n\n  -\n");
}

TEST(OnTypeFormatting, LeavesADashWhereAListMayBe) {
  for (const std::string text : {
           "steps:\n  - id: a\n    needs:\n    -^",
           "steps:\n  - id: a\n    needs:\n      -^",
           "steps:\n  - needs:\n      - a\n      -^",
           "steps:\n  - config:\n      query: |\n        SELECT 1\n        -^",
           "name: a\n-^",
       }) {
    EXPECT_EQ(typed(text), test::parseCaret(text).text);
  }
}

}  // namespace
}  // namespace osiris::ide
