#include "ide/format.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/random_edits.h"
#include "syntax/document.h"

namespace osiris::ide {
namespace {

std::string formatted(std::string_view text) {
  const auto edits = format(text);
  if (!edits) return "error: " + edits.error().code;
  std::string result;
  text::Offset at = 0;
  for (const text::Edit& edit : *edits) {
    EXPECT_GE(edit.span.begin, at) << "edits come in order and apart";
    result += text.substr(at, edit.span.begin - at);
    result += edit.newText;
    at = edit.span.end;
  }
  return result += text.substr(at);
}

TEST(Format, LeavesAFileInFormAlone) {
  const std::string text =
      "# why\nname: a\n\nsteps:\n  - id: a # first\n    config:\n      query: |\n        SELECT  "
      "1\n";
  EXPECT_EQ(formatted(text), text);
}

TEST(Format, MovesNestedLinesToTwoColumnsALevel) {
  EXPECT_EQ(formatted("a:\n    b:\n       - c: 1\n         d: 2\n    # of e\n    e: 3\n"),
            "a:\n  b:\n    - c: 1\n      d: 2\n  # of e\n  e: 3\n");
}

TEST(Format, KeepsListsAtTheColumnOfTheirKey) {
  EXPECT_EQ(formatted("steps:\n- id: a\n  needs:\n  - b\n"), "steps:\n- id: a\n  needs:\n  - b\n");
}

TEST(Format, MovesTheTextOfABlockScalarWithItsKey) {
  EXPECT_EQ(formatted("a:\n    q: |\n        SELECT 1\n\n          FROM t\n"),
            "a:\n  q: |\n      SELECT 1\n\n        FROM t\n");
}

TEST(Format, SetsOneSpaceWhereOneBelongs) {
  EXPECT_EQ(formatted("a:   1\nb : [ 1,2 ,  3 ]\n-   x"), "error: not_formattable");
  EXPECT_EQ(formatted("a:   1\nb : [ 1,2 ,  3 ]\nc: { d: 1 }   \n"),
            "a: 1\nb: [1, 2, 3]\nc: {d: 1}\n");
}

TEST(Format, EndsTheFileWithOneLineBreakOfItsKind) {
  EXPECT_EQ(formatted("a: 1\r\nb: 2"), "a: 1\r\nb: 2\r\n");
  EXPECT_EQ(formatted("a: 1\n\n\n"), "a: 1\n");
}

TEST(Format, KeepsQuotesAndSpacesInText) {
  const std::string text = "a: \"x   y\"\nb: 'z'\nc: p  q\n";
  EXPECT_EQ(formatted(text), text);
}

TEST(Format, RefusesWhatIsNoYaml) { EXPECT_EQ(formatted("a: \"half\n"), "error: not_formattable"); }

std::size_t count(std::string_view text, char c) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
}

TEST(Format, TwiceIsOnceAndNoCommentIsLost) {
  const std::vector<std::string> seeds = test::seedDocuments();
  test::RandomEdits random(3);
  int checked = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = seeds[random.below(static_cast<std::uint32_t>(seeds.size()))];
    for (std::uint32_t i = random.below(4); i > 0; --i)
      text = test::applied(text, random.next(text));
    const std::string once = formatted(text);
    if (once.starts_with("error: ")) continue;
    ++checked;
    ASSERT_EQ(formatted(once), once) << text;
    ASSERT_EQ(count(once, '#'), count(text, '#')) << text;
  }
  EXPECT_GT(checked, 500);
}

}  // namespace
}  // namespace osiris::ide
