#include "base/path.h"

#include <gtest/gtest.h>

namespace osiris::path {
namespace {

TEST(Path, JoinsByOneSlash) {
  EXPECT_EQ(join("a", "b"), "a/b");
  EXPECT_EQ(join("a/", "b"), "a/b");
  EXPECT_EQ(join("/", "b"), "/b");
  EXPECT_EQ(join(".", "b"), "b");
  EXPECT_EQ(join("", "b"), "b");
  EXPECT_EQ(join("a", ""), "a");
}

TEST(Path, KeepsAnAbsoluteNameAsItIs) { EXPECT_EQ(join("/a", "/b"), "/b"); }

TEST(Path, KnowsTheFolderAbove) {
  EXPECT_EQ(parent("/a/b"), "/a");
  EXPECT_EQ(parent("/a/b/"), "/a");
  EXPECT_EQ(parent("/a"), "/");
  EXPECT_EQ(parent("/"), "/");
  EXPECT_EQ(parent("a"), ".");
}

TEST(Path, SplitsAFileName) {
  EXPECT_EQ(fileName("a/b.oml"), "b.oml");
  EXPECT_EQ(extension("a.d/b.tar.gz"), ".gz");
  EXPECT_EQ(extension("a.d/b"), "");
  EXPECT_EQ(extension("a/.env"), "");
}

TEST(Path, FoldsDotsAndSlashes) {
  EXPECT_EQ(normal("/a//./b/../c/"), "/a/c");
  EXPECT_EQ(normal("/../a"), "/a");
  EXPECT_EQ(normal("../../a"), "../../a");
  EXPECT_EQ(normal("a/.."), ".");
  EXPECT_EQ(normal(""), ".");
}

TEST(Path, SaysWhatLiesInsideWhat) {
  EXPECT_TRUE(isInside("/a/b", "/a"));
  EXPECT_TRUE(isInside("/a", "/a"));
  EXPECT_TRUE(isInside("/a", "/"));
  EXPECT_TRUE(isInside("a", "."));
  EXPECT_FALSE(isInside("/ab", "/a"));
  EXPECT_FALSE(isInside("../a", "."));
}

TEST(Path, FindsTheWayFromOneToAnother) {
  EXPECT_EQ(relative("/a/b/c", "/a"), "b/c");
  EXPECT_EQ(relative("/a/x", "/a/b/c"), "../../x");
  EXPECT_EQ(relative("/a", "/a"), ".");
}

}  // namespace
}  // namespace osiris::path
