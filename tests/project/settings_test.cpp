#include "project/settings.h"

#include <gmock/gmock.h>

#include "project/document.h"

namespace osiris::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Settings read(std::string_view text) { return readSettings(Document(text).root()); }

TEST(Settings, areReadFromTheFile) {
  const Settings settings = read(
      "filesystem: {base_path: /srv, pipelines_dir: flows, build_dir: out, component_dirs: [a, b],"
      " profiles: {enabled: no, values: [x, y], default: y}}\nenvironments: {dev: {}, prod: }\n");
  EXPECT_EQ(settings.basePath, "/srv");
  EXPECT_EQ(settings.pipelinesDir, "flows");
  EXPECT_EQ(settings.buildDir, "out");
  EXPECT_THAT(settings.componentDirs, ElementsAre("a", "b"));
  EXPECT_FALSE(settings.profilesEnabled);
  EXPECT_THAT(settings.profiles, ElementsAre("x", "y"));
  EXPECT_EQ(settings.defaultProfile, "y");
  EXPECT_THAT(settings.environments, ElementsAre("dev", "prod"));
}

TEST(Settings, haveOsirisDefaultsForWhatIsLeftOut) {
  const Settings settings = read("version: '2.0'");
  EXPECT_TRUE(settings.profilesEnabled);
  EXPECT_THAT(settings.profiles, SizeIs(6));
  EXPECT_EQ(settings.defaultProfile, "dev");
  EXPECT_EQ(settings.pipelinesDir, "pipelines");
}

TEST(Settings, knowNoProfilesWithoutAFile) {
  EXPECT_FALSE(Settings().profilesEnabled);
  EXPECT_THAT(Settings().profiles, IsEmpty());
}

TEST(BuildLayout, isOsirisOwnWhereNothingIsSaid) {
  for (const BuildLayout& layout : {Settings().build, read("version: '2.0'").build}) {
    EXPECT_TRUE(layout.profilesEnabled);
    EXPECT_EQ(layout.defaultProfile, "dev");
    EXPECT_EQ(layout.folder, "build");
    EXPECT_EQ(layout.index, ".osiris/index");
    EXPECT_EQ(layout.manifestDir, "{pipeline_slug}/{manifest_short}-{manifest_hash}");
    EXPECT_EQ(layout.manifestShortLength, 7U);
    EXPECT_TRUE(layout.plan && layout.fingerprints && layout.runSummary);
  }
}

TEST(BuildLayout, isReadFromTheFile) {
  const BuildLayout layout =
      read(
          "filesystem: {index_dir: i, naming: {manifest_dir: x, manifest_short_len: 16},"
          " artifacts: {plan: no, fingerprints: no, run_summary: no}}")
          .build;
  EXPECT_EQ(layout.index, "i");
  EXPECT_EQ(layout.manifestDir, "x");
  EXPECT_EQ(layout.manifestShortLength, 16U);
  EXPECT_FALSE(layout.plan || layout.fingerprints || layout.runSummary);
  EXPECT_EQ(read("filesystem: {naming: {manifest_short_len: 17}}").build.manifestShortLength, 7U);
}

TEST(Settings, passOverWhatHasAnotherShape) {
  for (const std::string_view text :
       {"filesystem: 5", "filesystem: {profiles: [a], pipelines_dir: {}, component_dirs: x}",
        "environments: [a]", "- a"}) {
    EXPECT_EQ(read(text).pipelinesDir, "pipelines") << text;
    EXPECT_THAT(read(text).environments, IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace osiris::project
