// The files of a commit, read as if they lay in the work tree.
#include "repo/commit_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "git_folder.h"

namespace osiris::repo {
namespace {

using test::GitFolder;

std::string textIn(const GitFolder& folder, std::string_view revision, std::string_view name) {
  const auto repository = Repository::open(folder.path());
  if (!repository) return repository.error().message;
  const auto commit = repository->resolve(revision);
  if (!commit) return commit.error().code;
  const auto files = CommitFiles::open(*repository, *commit);
  if (!files) return files.error().code;
  const auto text = (*files)->readFile(repository->workTree() + "/" + std::string(name), 1000);
  return text ? *text : text.error().code;
}

TEST(CommitFiles, AreWhatTheyWereThen) {
  const GitFolder folder;
  folder.write("a.oml", "one");
  folder.commit("first");
  folder.git("tag -a v1 -m first");
  folder.write("a.oml", "two");
  folder.commit("second");
  folder.write("a.oml", "three");
  EXPECT_EQ(textIn(folder, "HEAD", "a.oml"), "two");
  EXPECT_EQ(textIn(folder, "HEAD~1", "a.oml"), "one");
  EXPECT_EQ(textIn(folder, "v1", "a.oml"), "one");
  EXPECT_EQ(textIn(folder, "main", "b.oml"), "file_not_found");
  EXPECT_EQ(textIn(folder, "no-such", "a.oml"), "no_such_revision");
}

TEST(CommitFiles, AreListedInTheOrderOfTheirBytes) {
  const GitFolder folder;
  ::mkdir((folder.path() + "/a").c_str(), 0755);
  folder.write("a/žluť \"x\".oml", "z");
  folder.write("a.oml", "1");
  folder.commit("all");
  const auto repository = Repository::open(folder.path() + "/a");
  ASSERT_TRUE(repository);
  const auto files = CommitFiles::open(*repository, *repository->resolve("HEAD"));
  ASSERT_TRUE(files);
  const auto entries = (*files)->list(repository->workTree());
  ASSERT_TRUE(entries);
  EXPECT_EQ(*entries, (std::vector<DirectoryEntry>{{"a", EntryKind::directory, false},
                                                   {"a.oml", EntryKind::file, false}}));
  const auto below = (*files)->walk(repository->workTree());
  ASSERT_TRUE(below);
  EXPECT_EQ(below->files, (std::vector<std::string>{repository->workTree() + "/a.oml",
                                                    repository->workTree() + "/a/žluť \"x\".oml"}));
  EXPECT_EQ((*files)->status(below->files[0])->size, 1U);
}

TEST(CommitFiles, CannotBeWritten) {
  const GitFolder folder;
  folder.write("a.oml", "one");
  folder.commit("first");
  const auto repository = Repository::open(folder.path());
  const auto files = CommitFiles::open(*repository, *repository->resolve("HEAD"));
  const auto written = (*files)->writeFile(repository->workTree() + "/a.oml", "two");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, "read_only");
}

TEST(Repository, SaysWhatIsMissing) {
  const ScratchFolder none;
  EXPECT_EQ(Repository::open(none.path()).error().code, "not_a_repository");
  const GitFolder unborn;
  const auto repository = Repository::open(unborn.path());
  ASSERT_TRUE(repository);
  EXPECT_EQ(repository->resolve("HEAD").error().code, "no_commits");
}

TEST(Repository, MayBeBare) {
  const GitFolder folder("init -q --bare -b main .");
  const auto repository = Repository::open(folder.path());
  ASSERT_TRUE(repository);
  EXPECT_EQ(repository->workTree(), "");
}

}  // namespace
}  // namespace osiris::repo
