// The expected names are those of Osiris 0.5.7.
#include "plan/build_folder.h"

#include <gtest/gtest.h>

namespace osiris::plan {
namespace {

std::string nameBy(const std::string& pattern, const std::string& slug = "Daily_Orders v2!") {
  project::BuildLayout layout;
  layout.manifestDir = pattern;
  return buildFolder(layout, {slug, "dev", "abcdef", "abc"});
}

TEST(BuildFolder, IsFilledInFromThePattern) {
  EXPECT_EQ(nameBy("{pipeline_slug}/{manifest_short}-{manifest_hash}"),
            "build/pipelines/dev/daily-orders-v2/abc-abcdef");
  EXPECT_EQ(nameBy("x_{profile}"), "build/pipelines/dev/x_dev");
  EXPECT_EQ(nameBy("{run_id}__{nothing}//{manifest_short}--"), "build/pipelines/dev/abc");
  EXPECT_EQ(nameBy("{manifest_short}{open"), "build/pipelines/dev/abc{open");
  EXPECT_EQ(nameBy("{pipeline_slug}/{manifest_short}", "č"), "build/pipelines/dev/abc");
}

TEST(BuildFolder, HasNoProfileWhereThereAreNone) {
  project::BuildLayout layout;
  EXPECT_EQ(buildFolder(layout, {"a", std::nullopt, "h", "s"}), "build/pipelines/a/s-h");
  layout.profilesEnabled = false;
  EXPECT_EQ(buildFolder(layout, {"a", "prod", "h", "s"}), "build/pipelines/a/s-h");
}

}  // namespace
}  // namespace osiris::plan
