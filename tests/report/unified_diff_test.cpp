#include "report/unified_diff.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace osiris::report {
namespace {

TEST(UnifiedDiff, OfEqualTextsIsEmpty) {
  EXPECT_EQ(unifiedDiff("a.oml", "", ""), "");
  EXPECT_EQ(unifiedDiff("a.oml", "x: 1\n", "x: 1\n"), "");
}

TEST(UnifiedDiff, ShowsThreeLinesAround) {
  EXPECT_EQ(
      unifiedDiff("p/a.oml", "1\n2\n3\n4\nquey\n6\n7\n8\n9\n", "1\n2\n3\n4\nquery\n6\n7\n8\n9\n"),
      "--- a/p/a.oml\n"
      "+++ b/p/a.oml\n"
      "@@ -2,7 +2,7 @@\n"
      " 2\n 3\n 4\n-quey\n+query\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, JoinsChangesThatShareTheirContext) {
  EXPECT_EQ(unifiedDiff("a", "a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n"),
            "--- a/a\n+++ b/a\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
  EXPECT_EQ(unifiedDiff("a", "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n"),
            "--- a/a\n+++ b/a\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
            "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

TEST(UnifiedDiff, NamesAnEmptyRangeByTheLineBefore) {
  EXPECT_EQ(unifiedDiff("a", "", "x\n"), "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
  EXPECT_EQ(unifiedDiff("a", "x\n", ""), "--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-x\n");
}

TEST(UnifiedDiff, SaysWhereNoLineBreakEndsTheFile) {
  EXPECT_EQ(unifiedDiff("a", "x", "x\n"),
            "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
}

TEST(UnifiedDiff, KeepsCarriageReturns) {
  EXPECT_EQ(unifiedDiff("a", "x\r\ny\r\n", "x\r\nz\r\n"),
            "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n x\r\n-y\r\n+z\r\n");
}

/// What `patch` does, for a diff of one file whose lines all end with LF.
std::string patched(const std::string& before, const std::string& diff) {
  std::vector<std::string> old;
  for (std::size_t at = 0; at < before.size(); at = before.find('\n', at) + 1) {
    old.push_back(before.substr(at, before.find('\n', at) + 1 - at));
  }
  std::string after;
  std::size_t line = 0;
  for (std::size_t at = diff.find("@@"); at < diff.size(); at = diff.find('\n', at) + 1) {
    const std::string text = diff.substr(at, diff.find('\n', at) + 1 - at);
    if (text.starts_with("@@")) {
      const std::size_t begin = std::stoul(text.substr(4));
      const bool isEmpty = text.substr(0, text.find('+')).find(",0 ") != std::string::npos;
      while (line + 1 < begin + (isEmpty ? 1 : 0)) after += old[line++];
    } else if (text[0] == '+') {
      after += text.substr(1);
    } else {
      EXPECT_EQ(text.substr(1), old[line]);
      if (text[0] == ' ') after += old[line];
      ++line;
    }
  }
  while (line < old.size()) after += old[line++];
  return after;
}

TEST(UnifiedDiff, AppliedGivesTheOtherText) {
  std::mt19937 random(7);
  const auto anyText = [&] {
    std::string text;
    for (auto lines = random() % 30; lines > 0; --lines)
      text += std::string(1, "abcd"[random() % 4]) + "\n";
    return text;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string before = anyText();
    const std::string after = anyText();
    ASSERT_EQ(patched(before, unifiedDiff("a", before, after)), after) << before << "---\n"
                                                                       << after;
  }
}

}  // namespace
}  // namespace osiris::report
