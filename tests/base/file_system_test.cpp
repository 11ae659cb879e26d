// What the disk and its stand-in in memory promise alike.
#include "base/file_system.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "base/disk_file_system.h"
#include "base/memory_file_system.h"
#include "base/path.h"
#include "support/scratch_folder.h"

namespace osiris {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Both kinds, seen through the interface; `link` is what the interface has no word for.
class AnyFileSystem {
 public:
  virtual ~AnyFileSystem() = default;
  virtual FileSystem& files() = 0;
  virtual std::string at(const std::string& name) = 0;
  virtual void link(const std::string& name, const std::string& target) = 0;
};

class OnDisk final : public AnyFileSystem {
 public:
  FileSystem& files() override { return files_; }
  std::string at(const std::string& name) override { return folder_ / name; }
  void link(const std::string& name, const std::string& target) override {
    std::filesystem::create_symlink(target, at(name));
  }

 private:
  ScratchFolder folder_;
  DiskFileSystem files_;
};

class InMemory final : public AnyFileSystem {
 public:
  InMemory() { files_.addFolder("/scratch"); }
  FileSystem& files() override { return files_; }
  std::string at(const std::string& name) override { return "/scratch/" + name; }
  void link(const std::string& name, const std::string& target) override {
    files_.addLink(at(name), target);
  }

 private:
  MemoryFileSystem files_;
};

template <typename Kind>
class FileSystemTest : public testing::Test {
 protected:
  std::string at(const std::string& name) { return kind_.at(name); }
  void link(const std::string& name, const std::string& target) { kind_.link(name, target); }
  FileSystem& files() { return kind_.files(); }
  void write(const std::string& name, std::string_view bytes) {
    ASSERT_TRUE(files().createDirectories(path::parent(at(name))));
    ASSERT_TRUE(files().writeFile(at(name), bytes));
  }
  std::string read(const std::string& name) { return files().readFile(at(name)).value(); }
  std::string whyNotRead(const std::string& name, std::uint64_t limit = 100) {
    return files().readFile(at(name), limit).error().code;
  }
  std::vector<std::string> walked(const WalkFilter& filter = {}) {
    auto found = files().walk(at("."), filter).value();
    for (std::string& file : found.files)
      file = path::relative(path::normal(file), path::normal(at(".")));
    return found.files;
  }

 private:
  Kind kind_;
};

using Kinds = testing::Types<OnDisk, InMemory>;
TYPED_TEST_SUITE(FileSystemTest, Kinds);

TYPED_TEST(FileSystemTest, ReadsTheExactBytesWritten) {
  using namespace std::string_view_literals;
  this->write("a", "\0\r\n\xFF bytes"sv);
  EXPECT_EQ(this->read("a"), "\0\r\n\xFF bytes"sv);
  this->write("a", "");
  EXPECT_EQ(this->read("a"), "");
}

TYPED_TEST(FileSystemTest, ReadsUpToTheLimitAndNoFurther) {
  this->write("a", "12345");
  EXPECT_EQ(this->files().readFile(this->at("a"), 5).value(), "12345");
  EXPECT_EQ(this->whyNotRead("a", 4), "file_too_large");
}

TYPED_TEST(FileSystemTest, SaysWhyAFileCannotBeRead) {
  this->write("folder/file", "");
  EXPECT_EQ(this->whyNotRead("absent"), "file_not_found");
  EXPECT_EQ(this->whyNotRead("folder"), "not_a_file");
  EXPECT_EQ(this->whyNotRead("folder/file/below"), "file_not_found");
  EXPECT_THAT(this->files().readFile(this->at("absent")).error().message, HasSubstr("absent'"));
}

TYPED_TEST(FileSystemTest, TellsFilesFromFoldersAndBrokenLinks) {
  this->write("folder/file", "123");
  this->link("broken", "nowhere");
  EXPECT_EQ(this->files().status(this->at("folder/file"))->size, 3U);
  EXPECT_EQ(this->files().status(this->at("folder"))->kind, EntryKind::directory);
  EXPECT_EQ(this->files().status(this->at("broken"))->kind, EntryKind::brokenLink);
  EXPECT_EQ(this->files().status(this->at("absent")).error().code, "file_not_found");
}

TYPED_TEST(FileSystemTest, ABrokenLinkDoesNotExist) {
  this->link("broken", "nowhere");
  this->write("file", "");
  EXPECT_TRUE(this->files().exists(this->at("file")));
  EXPECT_FALSE(this->files().exists(this->at("broken")));
  EXPECT_FALSE(this->files().exists(this->at("absent")));
}

TYPED_TEST(FileSystemTest, ListsAFolderInTheOrderOfItsNames) {
  this->write("b", "");
  this->write("a-1", "");
  this->write("a/deep/file", "");
  this->link("c", "a");
  const auto found = this->files().list(this->at(".")).value();
  EXPECT_THAT(found,
              ElementsAre(DirectoryEntry{"a", EntryKind::directory, false}, DirectoryEntry{"a-1"},
                          DirectoryEntry{"b"}, DirectoryEntry{"c", EntryKind::directory, true}));
}

TYPED_TEST(FileSystemTest, ListsFoldersOnly) {
  this->write("file", "");
  EXPECT_EQ(this->files().list(this->at("file")).error().code, "not_a_directory");
  EXPECT_EQ(this->files().list(this->at("absent")).error().code, "file_not_found");
}

TYPED_TEST(FileSystemTest, WritesThroughALinkAndLeavesTheLink) {
  this->write("real/file", "old");
  this->link("link", "real/file");
  this->write("link", "new");
  EXPECT_EQ(this->read("real/file"), "new");
  EXPECT_TRUE(this->files().list(this->at(".")).value()[0].isLink);
}

TYPED_TEST(FileSystemTest, WritesTheFileABrokenLinkIsWaitingFor) {
  this->write("real/other", "");
  this->link("link", "real/file");
  this->write("link", "new");
  EXPECT_EQ(this->read("real/file"), "new");
}

TYPED_TEST(FileSystemTest, RefusesToWriteWhereNoFileCanBe) {
  this->write("folder/file", "");
  this->link("circle", "circle");
  const auto why = [this](const char* name) {
    return this->files().writeFile(this->at(name), "").error();
  };
  EXPECT_EQ(why("folder").code, "not_a_file");
  EXPECT_EQ(why("circle").code, "io_error");
  EXPECT_THAT(why("absent/file").message, HasSubstr("its folder does not exist"));
}

TYPED_TEST(FileSystemTest, LeavesNoTemporaryFileBehind) {
  this->write("a", "1");
  this->write("a", "2");
  EXPECT_THAT(this->walked(), ElementsAre("a"));
}

TYPED_TEST(FileSystemTest, CreatesFoldersOnceAndForAll) {
  ASSERT_TRUE(this->files().createDirectories(this->at("a/b/c")));
  ASSERT_TRUE(this->files().createDirectories(this->at("a/b/c")));
  EXPECT_EQ(this->files().status(this->at("a/b/c"))->kind, EntryKind::directory);
}

TYPED_TEST(FileSystemTest, CreatesNoFolderOverAFile) {
  this->write("file", "");
  this->link("broken", "nowhere");
  EXPECT_EQ(this->files().createDirectories(this->at("file")).error().code, "not_a_directory");
  EXPECT_EQ(this->files().createDirectories(this->at("file/below")).error().code,
            "not_a_directory");
  EXPECT_EQ(this->files().createDirectories(this->at("broken")).error().code, "not_a_directory");
}

TYPED_TEST(FileSystemTest, RemovesFilesLinksAndEmptyFolders) {
  this->write("folder/file", "");
  this->link("link", "folder");
  EXPECT_EQ(this->files().remove(this->at("folder")).error().code, "directory_not_empty");
  EXPECT_TRUE(this->files().remove(this->at("link")));
  EXPECT_TRUE(this->files().remove(this->at("folder/file")));
  EXPECT_TRUE(this->files().remove(this->at("folder")));
  EXPECT_EQ(this->files().remove(this->at("folder")).error().code, "file_not_found");
}

TYPED_TEST(FileSystemTest, ResolvesLinksToOneCanonicalPath) {
  this->write("a/b/file", "");
  this->link("link", "a/b");
  EXPECT_EQ(this->files().canonical(this->at("link/../b/file")).value(), this->at("a/b/file"));
  EXPECT_EQ(this->files().canonical(this->at("absent")).error().code, "file_not_found");
}

TYPED_TEST(FileSystemTest, MakesPathsAbsoluteByTheirWords) {
  EXPECT_EQ(this->files().absolute("/a/./b/../c"), "/a/c");
  EXPECT_TRUE(path::isAbsolute(this->files().absolute("a")));
}

TYPED_TEST(FileSystemTest, WalksAllFilesInTheOrderOfTheirPaths) {
  for (const char* name : {"b/x", "a/y", "a.oml", ".hidden", "a/b/z"}) this->write(name, "");
  EXPECT_THAT(this->walked(), ElementsAre(".hidden", "a.oml", "a/b/z", "a/y", "b/x"));
}

TYPED_TEST(FileSystemTest, WalksOnlyWhatTheFilterKeeps) {
  for (const char* name : {"a.oml", "a.txt", "build/b.oml", "sub/c.oml"}) this->write(name, "");
  const auto keep = [](const WalkEntry& entry) {
    return entry.kind == EntryKind::directory ? entry.relative != "build"
                                              : entry.name.ends_with(".oml");
  };
  EXPECT_THAT(this->walked(keep), ElementsAre("a.oml", "sub/c.oml"));
}

TYPED_TEST(FileSystemTest, WalksThroughLinksButNotInCircles) {
  this->write("a/file", "");
  this->link("a/up", "..");
  this->link("a/self", ".");
  this->link("again", "a");
  EXPECT_THAT(this->walked(), ElementsAre("a/file", "again/file"));
}

TYPED_TEST(FileSystemTest, WalksNoFolderTwiceByWayOfLinks) {
  this->write("0/file", "");
  for (int i = 1; i < 20; ++i) {  // 2^19 paths lead to the file
    this->write(std::to_string(i) + "/own", "");
    this->link(std::to_string(i) + "/left", "../" + std::to_string(i - 1));
    this->link(std::to_string(i) + "/right", "../" + std::to_string(i - 1));
  }
  EXPECT_LE(this->walked().size(), 40U);
}

TYPED_TEST(FileSystemTest, CannotWalkWhatIsNoFolder) {
  this->write("file", "");
  EXPECT_EQ(this->files().walk(this->at("file")).error().code, "not_a_directory");
  EXPECT_EQ(this->files().walk(this->at("absent")).error().code, "file_not_found");
}

}  // namespace
}  // namespace osiris
