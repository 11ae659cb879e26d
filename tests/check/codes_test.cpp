// The table, and each code's own examples: what the docs show is what the checker does.
#include "check/codes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "check/checking.h"

namespace osiris::check {
namespace {

/// No small text shows them; tests of their own do.
const std::set<std::string_view> kWithoutExample{
    "alias_expansion", "file_too_large", "nesting_too_deep", "unreadable_file", "unreadable_text"};
/// Needs the tables of a query to be known, which no rule asks yet.
const std::set<std::string_view> kFoundByEngine{"sql_binding"};

Surroundings around(const Code& code) {
  return {code.file == "pipeline.oml" ? "pipelines/pipeline.oml" : code.file, code.workspace};
}

TEST(Codes, AreSortedAndUnique) {
  const auto all = codes();
  EXPECT_EQ(std::ranges::adjacent_find(
                all, [](const Code& a, const Code& b) { return a.name >= b.name; }),
            all.end());
  for (const Code& code : all) {
    EXPECT_EQ(findCode(code.name), &code);
  }
  EXPECT_EQ(findCode("no_such_code"), nullptr);
}

TEST(Codes, SaySomething) {
  for (const Code& code : codes()) {
    EXPECT_FALSE(code.summary.empty() || code.detail.empty()) << code.name;
    EXPECT_TRUE(code.summary.ends_with('.') && code.detail.ends_with('.')) << code.name;
    EXPECT_EQ(code.fails.empty(), kWithoutExample.contains(code.name)) << code.name;
    EXPECT_EQ(code.passes.empty(), kWithoutExample.contains(code.name)) << code.name;
  }
}

class Example : public ::testing::TestWithParam<std::string_view> {
 protected:
  const Code& code = *findCode(GetParam());
};

TEST_P(Example, ThatFailsIsFound) {
  if (code.fails.empty() || kFoundByEngine.contains(code.name)) {
    GTEST_SKIP();
  }
  const auto found = findingsOf(std::string(code.fails), around(code));
  const auto first = std::ranges::find(found, code.name, &Diagnostic::code);
  ASSERT_NE(first, found.end());
  EXPECT_EQ(first->severity, code.severity);
  EXPECT_FALSE(first->span.empty());
}

TEST_P(Example, ThatPassesIsClean) {
  if (code.passes.empty()) {
    GTEST_SKIP();
  }
  checkDoesNotFind(code.name, code.passes, around(code));
  checkClean(code.passes, around(code));
}

TEST_P(Example, IsMendedByItsFixes) { checkEveryFix(std::string(code.fails), around(code)); }

std::vector<std::string_view> names() {
  std::vector<std::string_view> all;
  for (const Code& code : codes()) {
    all.push_back(code.name);
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(All, Example, ::testing::ValuesIn(names()),
                         [](const auto& example) { return std::string(example.param); });

}  // namespace
}  // namespace osiris::check
