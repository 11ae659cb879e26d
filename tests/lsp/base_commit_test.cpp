// The commit that plans compare with, in a repository that the real git makes.
#include "lsp/base_commit.h"

#include <gtest/gtest.h>

#include "repo/git_folder.h"

namespace osiris::lsp {
namespace {

TEST(BaseCommit, HasFilesAsTheyWereCommitted) {
  const test::GitFolder folder;
  folder.write("a.oml", "name: old\n");
  folder.commit("first");
  folder.write("a.oml", "name: new\n");
  const auto base = openBaseCommit(folder.path(), "HEAD");
  ASSERT_TRUE(base) << base.error().message;
  EXPECT_EQ((*base)->readFile(folder.path() + "/a.oml").value_or(""), "name: old\n");
  EXPECT_FALSE((*base)->readFile(folder.path() + "/b.oml"));
}

TEST(BaseCommit, SaysWhyThereIsNone) {
  const ScratchFolder plain;
  EXPECT_EQ(openBaseCommit(plain.path(), "HEAD").error().code, "not_a_repository");
  const test::GitFolder folder;
  EXPECT_EQ(openBaseCommit(folder.path(), "HEAD").error().code, "no_commits");
  folder.write("a.oml", "name: old\n");
  folder.commit("first");
  EXPECT_EQ(openBaseCommit(folder.path(), "v9").error().code, "no_such_revision");
}

}  // namespace
}  // namespace osiris::lsp
