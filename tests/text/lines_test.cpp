#include "text/lines.h"

#include <gtest/gtest.h>

namespace osiris::text {
namespace {

TEST(Lines, AreBrokenAsTheTextIs) {
  EXPECT_EQ(lineBreakOf("a\nb\n"), "\n");
  EXPECT_EQ(lineBreakOf("a\r\nb"), "\r\n");
  EXPECT_EQ(lineBreakOf("a\rb\r"), "\r");
  EXPECT_EQ(lineBreakOf("no break"), "\n");
  EXPECT_EQ(lineBreakOf("a\rb\n"), "\n") << "of two kinds the usual one";
}

TEST(Lines, BeginAndEndAtBreaksOfEveryKind) {
  for (const std::string_view text : {"ab\ncd\nef", "ab\rcd\ref"}) {
    EXPECT_EQ(lineStart(text, 4), 3U);
    EXPECT_EQ(lineEnd(text, 4), 5U);
    EXPECT_EQ(nextLine(text, 4), 6U);
  }
  EXPECT_EQ(nextLine("ab\r\ncd", 1), 4U);
}

}  // namespace
}  // namespace osiris::text
