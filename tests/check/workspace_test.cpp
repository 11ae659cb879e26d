// Whole workspaces: what people really wrote is clean.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/disk_file_system.h"
#include "check/file.h"
#include "support/read_file.h"

namespace osiris::check {
namespace {

std::string findingsIn(const std::filesystem::path& path,
                       const std::shared_ptr<const project::Workspace>& workspace) {
  File file(path.string(), test::contentOf(path), workspace);
  std::string found;
  for (const Diagnostic& diagnostic : file.diagnostics()) {
    // `quotechar` stands in a real file and is no key of that writer: Osiris says so too.
    if (diagnostic.severity <= Severity::warning && !diagnostic.path.ends_with("/quotechar")) {
      found += std::string(diagnostic.code) + " at " + diagnostic.path + ": " + diagnostic.message +
               '\n';
    }
  }
  return found;
}

void checkFolder(const std::filesystem::path& root) {
  const DiskFileSystem disk;
  const auto workspace =
      project::Workspace::load(disk, root.string(), [](std::string_view) { return false; });
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (!entry.is_regular_file() || (extension != ".oml" && extension != ".yaml") ||
        entry.path().string().find("broken") != std::string::npos) {
      continue;
    }
    const std::string found = findingsIn(entry.path(), workspace);
    EXPECT_EQ(found, "") << entry.path();
  }
}

TEST(Examples, AreClean) { checkFolder(std::filesystem::path(OSIRIS_SOURCE_DIR) / "examples"); }

TEST(Specs, AreClean) {
  checkFolder(std::filesystem::path(OSIRIS_SOURCE_DIR) / "core/project/specs");
}

TEST(Fixtures, GiveWhatOsirisGives) {
  if (std::string_view(OSIRIS_FIXTURES).empty()) {
    GTEST_SKIP();
  }
  checkFolder(std::filesystem::path(OSIRIS_FIXTURES) / "osiris-0.5");
}

}  // namespace
}  // namespace osiris::check
