#include "text/document.h"

#include <gtest/gtest.h>

namespace osiris::text {
namespace {

TEST(Document, KeepsTextAndLinesTogether) {
  Document document("a.oml", "a\nb\n", 1);
  document.apply(Edit{{2, 3}, "x\ny"});
  EXPECT_EQ(document.text(), "a\nx\ny\n");
  EXPECT_EQ(document.lines().lineCount(), 4U);
}

TEST(Document, AppliesAnEditorsEditAndSaysWhichBytesItMeant) {
  Document document("a.oml", "id: \U0001F600x\n", 1);
  const Edit edit = document.apply({{0, 6}, {0, 7}}, "y", Encoding::utf16);
  EXPECT_EQ(edit, (Edit{{8, 9}, "y"}));
  EXPECT_EQ(document.text(), "id: \U0001F600y\n");
}

TEST(Document, ClampsAnEditorsEditToTheText) {
  Document document("a.oml", "ab", 1);
  document.apply({{0, 9}, {7, 0}}, "c", Encoding::utf16);
  EXPECT_EQ(document.text(), "abc");
}

TEST(Document, TakesARangeThatEndsBeforeItStartsAsEmpty) {
  Document document("a.oml", "abc", 1);
  document.apply({{0, 2}, {0, 1}}, "-", Encoding::utf16);
  EXPECT_EQ(document.text(), "ab-c");
}

TEST(Document, RemembersItsNameAndVersion) {
  Document document("file:///a.oml", "", 3);
  document.setVersion(4);
  EXPECT_EQ(document.path(), "file:///a.oml");
  EXPECT_EQ(document.version(), 4);
}

TEST(Document, ReplacesEverything) {
  Document document("a.oml", "a\nb", 1);
  document.assign("c");
  EXPECT_EQ(document.text(), "c");
  EXPECT_EQ(document.lines().lineCount(), 1U);
}

}  // namespace
}  // namespace osiris::text
