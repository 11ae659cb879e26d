// docs/rules/ is made of the table of codes. OSIRIS_UPDATE_DOCS=1 writes it anew.
#include "check/rule_page.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "support/read_file.h"

namespace osiris::check {
namespace {

const std::filesystem::path kRepository = OSIRIS_SOURCE_DIR;

TEST(RulePages, AreWhatTheTableSays) {
  const bool update = std::getenv("OSIRIS_UPDATE_DOCS") != nullptr;
  for (const Page& page : rulePages()) {
    const auto path = kRepository / page.path;
    if (update) {
      std::filesystem::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << page.text;
    }
    EXPECT_EQ(test::contentOf(path), page.text)
        << page.path << " is out of date: run this test with OSIRIS_UPDATE_DOCS=1";
  }
}

TEST(RulePages, AreAllThereIs) {
  std::set<std::string> known;
  for (const Page& page : rulePages()) {
    known.insert(page.path);
  }
  for (const auto& entry : std::filesystem::directory_iterator(kRepository / "docs/rules")) {
    const std::string path = "docs/rules/" + entry.path().filename().string();
    EXPECT_TRUE(known.contains(path)) << path << " belongs to no code";
  }
}

}  // namespace
}  // namespace osiris::check
