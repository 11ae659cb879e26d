// What only a real disk has: modes, pipes, files that say they are empty.
#include "base/disk_file_system.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "support/scratch_folder.h"

namespace osiris {
namespace {

mode_t modeOf(const std::string& path) {
  struct stat found = {};
  EXPECT_EQ(::stat(path.c_str(), &found), 0);
  return found.st_mode & 07777;
}

TEST(DiskFileSystem, KeepsTheModeBitsOfAFile) {
  const ScratchFolder folder;
  DiskFileSystem files;
  ASSERT_TRUE(files.writeFile(folder / "script", "old"));
  ASSERT_EQ(::chmod((folder / "script").c_str(), 0751), 0);
  ASSERT_TRUE(files.writeFile(folder / "script", "new"));
  EXPECT_EQ(modeOf(folder / "script"), 0751U);
}

TEST(DiskFileSystem, GivesANewFileTheUsersOwnMask) {
  const ScratchFolder folder;
  const mode_t mask = ::umask(027);
  ASSERT_TRUE(DiskFileSystem().writeFile(folder / "file", ""));
  ::umask(mask);
  EXPECT_EQ(modeOf(folder / "file"), 0640U);
}

TEST(DiskFileSystem, RefusesToReplaceAReadOnlyFile) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write anything";
  const ScratchFolder folder;
  DiskFileSystem files;
  ASSERT_TRUE(files.writeFile(folder / "file", "old"));
  ASSERT_EQ(::chmod((folder / "file").c_str(), 0444), 0);
  EXPECT_EQ(files.writeFile(folder / "file", "new").error().code, "permission_denied");
  EXPECT_EQ(files.readFile(folder / "file").value(), "old");
}

TEST(DiskFileSystem, NeverWaitsForAPipe) {
  const ScratchFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  DiskFileSystem files;
  EXPECT_EQ(files.readFile(folder / "pipe").error().code, "not_a_file");
  EXPECT_EQ(files.writeFile(folder / "pipe", "").error().code, "not_a_file");
  EXPECT_EQ(files.status(folder / "pipe")->kind, EntryKind::other);
}

TEST(DiskFileSystem, ReadsFilesThatSayTheyAreEmpty) {
  const DiskFileSystem files;
  EXPECT_FALSE(files.readFile("/proc/self/status").value().empty());
  EXPECT_EQ(files.readFile("/proc/self/status", 10).error().code, "file_too_large");
}

TEST(DiskFileSystem, ReadsAFileOfManyBlocks) {
  const ScratchFolder folder;
  const std::string bytes(3'000'000, 'x');
  ASSERT_TRUE(DiskFileSystem().writeFile(folder / "big", bytes));
  EXPECT_EQ(DiskFileSystem().readFile(folder / "big").value(), bytes);
}

TEST(DiskFileSystem, TakesNoPathWithANulInIt) {
  using namespace std::string_view_literals;
  DiskFileSystem files;
  EXPECT_EQ(files.readFile("/proc/self/status\0.oml"sv).error().code, "file_not_found");
  EXPECT_FALSE(files.writeFile("/tmp/a\0b"sv, ""));
  EXPECT_FALSE(files.exists("/tmp\0"sv));
}

TEST(DiskFileSystem, KnowsWhenAFileChanged) {
  const ScratchFolder folder;
  DiskFileSystem files;
  ASSERT_TRUE(files.writeFile(folder / "file", ""));
  const auto age = std::chrono::system_clock::now() - files.status(folder / "file")->modified;
  EXPECT_LT(std::chrono::abs(age), std::chrono::minutes(5));
}

TEST(DiskFileSystem, AReaderNeverSeesHalfAFile) {
  const ScratchFolder folder;
  DiskFileSystem files;
  const std::string ones(100'000, '1');
  const std::string twos(200'000, '2');
  ASSERT_TRUE(files.writeFile(folder / "file", ones));
  std::jthread writer([&](const std::stop_token& stop) {
    while (!stop.stop_requested())
      std::ignore =
          files.writeFile(folder / "file", twos) && files.writeFile(folder / "file", ones);
  });
  for (int i = 0; i < 300; ++i) {
    const std::string seen = files.readFile(folder / "file").value();
    ASSERT_TRUE(seen == ones || seen == twos) << seen.size();
  }
}

}  // namespace
}  // namespace osiris
