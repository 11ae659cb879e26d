// What tests can do to a disk in memory and to no other.
#include "base/memory_file_system.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace osiris {
namespace {

using testing::ElementsAre;

std::vector<std::string> namesOf(const std::vector<MemoryFileSystem::Operation>& operations) {
  std::vector<std::string> names;
  names.reserve(operations.size());
  for (const auto& operation : operations) names.emplace_back(operation.name);
  return names;
}

TEST(MemoryFileSystem, WritesDownEveryStepOfAWrite) {
  MemoryFileSystem files;
  ASSERT_TRUE(files.writeFile("a", "text"));
  EXPECT_THAT(namesOf(files.operations()),
              ElementsAre("create", "write", "sync", "rename", "sync"));
  EXPECT_THAT(files.written(), ElementsAre("/a"));
}

TEST(MemoryFileSystem, ForgetsWhatItWroteDown) {
  MemoryFileSystem files;
  ASSERT_TRUE(files.writeFile("a", ""));
  files.forgetOperations();
  EXPECT_TRUE(files.operations().empty());
  EXPECT_TRUE(files.written().empty());
}

TEST(MemoryFileSystem, FailsTheOperationItIsToldTo) {
  MemoryFileSystem files;
  files.add("a", "text");
  files.failOperation(2, EACCES);
  EXPECT_TRUE(files.readFile("a"));
  EXPECT_EQ(files.readFile("a").error().code, "permission_denied");
  EXPECT_TRUE(files.readFile("a"));
}

TEST(MemoryFileSystem, AFailedWriteLeavesOldOrNewAndNoRest) {
  for (std::uint64_t nth = 1; nth <= 5; ++nth) {
    MemoryFileSystem files;
    files.add("a", "old");
    files.failOperation(nth, ENOSPC);
    EXPECT_EQ(files.writeFile("a", "new").error().code, "io_error");
    EXPECT_EQ(files.bytes("a"), nth < 5 ? "old" : "new");
    EXPECT_THAT(files.paths(), ElementsAre("/a"));
  }
}

TEST(MemoryFileSystem, ACrashLeavesOldOrNew) {
  for (std::uint64_t nth = 1; nth <= 5; ++nth) {
    MemoryFileSystem files;
    files.add("a", "old");
    files.crashAtOperation(nth);
    EXPECT_FALSE(files.writeFile("a", "new"));
    EXPECT_FALSE(files.readFile("a")) << "nothing works after a crash";
    files.restart();
    EXPECT_EQ(files.readFile("a").value(), nth < 5 ? "old" : "new");
  }
}

TEST(MemoryFileSystem, StopsAWriteAfterSoManyBytes) {
  MemoryFileSystem files;
  files.add("a", "old");
  files.crashAfterBytes(5);
  EXPECT_TRUE(files.writeFile("b", "123"));
  EXPECT_FALSE(files.writeFile("a", "12345"));
  files.restart();
  ASSERT_EQ(files.paths().size(), 3U);
  EXPECT_EQ(files.bytes(files.paths()[0]), "12") << "the temporary file";
  EXPECT_EQ(files.bytes("a"), "old");
}

TEST(MemoryFileSystem, RefusesToReplaceAReadOnlyFile) {
  MemoryFileSystem files;
  files.add("a", "old");
  files.setReadOnly("a");
  EXPECT_EQ(files.writeFile("a", "new").error().code, "permission_denied");
  EXPECT_EQ(files.bytes("a"), "old");
}

TEST(MemoryFileSystem, EveryChangeIsNewerThanTheOneBefore) {
  MemoryFileSystem files;
  ASSERT_TRUE(files.writeFile("a", "1"));
  const auto before = files.status("a")->modified;
  ASSERT_TRUE(files.writeFile("a", "1"));
  EXPECT_GT(files.status("a")->modified, before);
}

TEST(MemoryFileSystem, CountsRelativePathsFromTheRoot) {
  MemoryFileSystem files;
  files.add("pipelines/a.oml", "text");
  EXPECT_EQ(files.readFile("/pipelines/a.oml").value(), "text");
  EXPECT_THAT(files.walk(".")->files, ElementsAre("pipelines/a.oml"));
}

TEST(MemoryFileSystem, AWalkGoesOnPastAFolderItCannotList) {
  MemoryFileSystem files;
  files.add("a/file", "");
  files.add("b/file", "");
  files.failOperation(3, EACCES);  // resolve and list the root, then list a
  const Walked found = files.walk("/").value();
  EXPECT_THAT(found.files, ElementsAre("/b/file"));
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_EQ(found.problems[0].message, "cannot list '/a': permission denied");
}

}  // namespace
}  // namespace osiris
