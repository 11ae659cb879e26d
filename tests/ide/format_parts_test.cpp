// Formatting of parts of a text.
#include <gtest/gtest.h>

#include "ide/format.h"
#include "support/marked_text.h"
#include "support/random_edits.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

/// The text after what is marked in it was formatted.
std::string formattedParts(std::string_view marked) {
  const test::MarkedText text = test::parseMarkedText(marked);
  const auto edits = formatParts(text.text, text.ranges);
  return edits ? text::applied(text.text, *edits) : "error";
}

TEST(FormatParts, MendsTheMarkedLinesAlone) {
  EXPECT_EQ(formattedParts("a:  1\nb:  [[2]]\nc:  3\n"), "a:  1\nb: 2\nc:  3\n");
  EXPECT_EQ(formattedParts("[[a]]:  1\nb:  2\nc[[:  3\nd]]:  4\n"), "a: 1\nb:  2\nc: 3\nd: 4\n");
}

TEST(FormatParts, MovesLinesThatMayMoveAlone) {
  EXPECT_EQ(formattedParts("a:\n   [[b: 1\n   c: 2]]\nd:\n    e: 1\n"),
            "a:\n  b: 1\n  c: 2\nd:\n    e: 1\n");
}

TEST(FormatParts, LeavesHalfOfAMapWhereItIs) {
  EXPECT_EQ(formattedParts("a:\n    b: 1\n    [[c:  2]]\n"), "a:\n    b: 1\n    c: 2\n");
}

TEST(FormatParts, FailsWhereTheTextIsNoYaml) {
  EXPECT_EQ(formattedParts("a: [[1]]\nb: ]\n"), "error");
}

/// All of it is what formatting everything is; a part never says more.
TEST(FormatParts, OfEverythingIsTheWhole) {
  test::RandomEdits random(test::seed(4));
  const auto seeds = test::seedDocuments();
  int checked = 0;
  for (int round = 0; round < test::rounds(200); ++round) {
    std::string text = seeds[random.below(static_cast<std::uint32_t>(seeds.size()))];
    for (std::uint32_t i = random.below(4); i > 0; --i)
      text = test::applied(text, random.next(text));
    const auto whole = format(text);
    const text::Span all{0, static_cast<text::Offset>(text.size())};
    const auto parts = formatParts(text, std::span(&all, 1));
    ASSERT_EQ(whole.has_value(), parts.has_value());
    if (!whole) continue;
    ++checked;
    ASSERT_EQ(*whole, *parts) << text;
  }
  EXPECT_GT(checked, 0);
}

}  // namespace
}  // namespace osiris::ide
