#include "project/workspace.h"

#include <gmock/gmock.h>

#include "base/memory_file_system.h"

namespace osiris::project {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view shopSpec = "name: shop.extractor\ntitle: ours\n";

/// A workspace at /w of files given as pairs of path and text.
std::shared_ptr<const Workspace> loaded(
    const std::vector<std::pair<std::string, std::string_view>>& files,
    EnvironmentProbe probe = {}) {
  MemoryFileSystem disk;
  disk.addFolder("/w");
  for (const auto& [path, text] : files) disk.add("/w/" + path, text);
  return Workspace::load(disk, "/w", std::move(probe));
}

TEST(Workspace, isFineWithoutAnyFile) {
  const auto workspace = loaded({});
  EXPECT_EQ(workspace->root(), "/w");
  EXPECT_FALSE(workspace->knowsConnections());
  EXPECT_THAT(workspace->connections(), IsEmpty());
  EXPECT_THAT(workspace->registry().names(), SizeIs(11));
}

TEST(Workspace, emptyKnowsTheShippedComponents) {
  EXPECT_NE(Workspace::empty()->registry().find("mysql.writer"), nullptr);
  EXPECT_FALSE(Workspace::empty()->knowsConnections());
  EXPECT_FALSE(Workspace::empty()->isSet("PATH"));
}

TEST(Workspace, knowsItsConnections) {
  const auto workspace = loaded(
      {{"osiris_connections.yaml",
        "connections: {mysql: {a: {}, b: {default: true}}, duckdb: {default: {}}, x: {y: {}}}"}});
  EXPECT_TRUE(workspace->knowsConnections());
  EXPECT_EQ(workspace->connectionsPath(), "/w/osiris_connections.yaml");
  EXPECT_NE(workspace->connection("mysql", "a"), nullptr);
  EXPECT_EQ(workspace->connection("mysql", "c"), nullptr);
  EXPECT_EQ(workspace->defaultConnection("mysql")->alias, "b");
  EXPECT_EQ(workspace->defaultConnection("duckdb")->alias, "default");
  EXPECT_EQ(workspace->defaultConnection("x"), nullptr);
}

TEST(Workspace, knowsWhichVariablesAreSet) {
  const auto workspace =
      loaded({{".env", "B=2\nA=1\nC=\n"}}, [](std::string_view name) { return name == "HOME"; });
  EXPECT_TRUE(workspace->isSet("A"));
  EXPECT_TRUE(workspace->isSet("B"));
  EXPECT_TRUE(workspace->isSet("HOME"));
  EXPECT_FALSE(workspace->isSet("C"));
}

TEST(Workspace, readsItsOwnComponents) {
  const auto workspace = loaded({{"components/shop.extractor/spec.yaml", shopSpec},
                                 {"components/README.md", "x"},
                                 {"components/broken/spec.yaml", "["}});
  const auto component = workspace->registry().find("shop.extractor");
  ASSERT_NE(component, nullptr);
  EXPECT_EQ(component->source, "/w/components/shop.extractor/spec.yaml");
  EXPECT_THAT(workspace->registry().names(), SizeIs(12));
}

TEST(Workspace, letsItsOwnComponentsWin) {
  const auto workspace = loaded({{"osiris.yaml", "filesystem: {component_dirs: [one, two]}"},
                                 {"components/a/spec.yaml", "{name: mysql.writer, title: own}"},
                                 {"one/a/spec.yaml", "{name: mysql.writer, title: one}"},
                                 {"one/b/spec.yaml", "{name: b.b, title: one}"},
                                 {"two/b/spec.yaml", "{name: b.b, title: two}"},
                                 {"two/c/spec.json", R"({"name": "c.c", "title": "two"})"}});
  EXPECT_EQ(workspace->registry().find("mysql.writer")->title, "own");
  EXPECT_EQ(workspace->registry().find("b.b")->title, "one");
  EXPECT_EQ(workspace->registry().find("c.c")->title, "two");
}

TEST(Workspace, bearsBrokenFiles) {
  const auto workspace = loaded({{"osiris.yaml", "filesystem: ["},
                                 {"osiris_connections.yaml", "\xff\xfe{"},
                                 {".env", "\"\n="}});
  EXPECT_TRUE(workspace->knowsConnections());
  EXPECT_EQ(workspace->settings().pipelinesDir, "pipelines");
}

std::string rootOf(const std::vector<std::string>& files, std::string_view path) {
  MemoryFileSystem disk;
  for (const std::string& file : files) disk.add(file, "");
  return Workspace::rootOf(disk, path);
}

TEST(Workspace, hasTheNearestFolderWithASettingsFileForItsRoot) {
  EXPECT_EQ(rootOf({"/r/.git/HEAD", "/r/data/osiris.yaml", "/r/data/pipelines/a.oml"},
                   "/r/data/pipelines/a.oml"),
            "/r/data");
  EXPECT_EQ(rootOf({"/r/.git/HEAD", "/r/a/b.oml"}, "/r/a/b.oml"), "/r");
  EXPECT_EQ(rootOf({"/r/osiris_connections.yaml", "/r/a/b.oml"}, "/r/a"), "/r");
  EXPECT_EQ(rootOf({"/r/osiris.yaml"}, "/r"), "/r");
}

TEST(Workspace, hasTheFilesOwnFolderForItsRootElse) {
  EXPECT_EQ(rootOf({"/x/y/a.oml"}, "/x/y/a.oml"), "/x/y");
  EXPECT_EQ(rootOf({"/x/y/a.oml"}, "/x/y/new.oml"), "/x/y");
}

FileKind kindOf(std::string_view path, std::string_view text = "", std::string_view settings = "") {
  return loaded({{"osiris.yaml", settings}})->kindOf(path, text);
}

TEST(FileKind, goesByTheName) {
  EXPECT_EQ(kindOf("a/b.oml"), FileKind::pipeline);
  EXPECT_EQ(kindOf("/elsewhere/b.oml"), FileKind::pipeline);
  EXPECT_EQ(kindOf("/w/osiris.yaml"), FileKind::settings);
  EXPECT_EQ(kindOf("osiris_connections.yaml"), FileKind::connections);
  EXPECT_EQ(kindOf("README.md", "oml_version: '0.1.0'"), FileKind::other);
}

TEST(FileKind, goesByTheFolder) {
  EXPECT_EQ(kindOf("pipelines/x/a.yaml"), FileKind::pipeline);
  EXPECT_EQ(kindOf("/w/pipelines/a.yml"), FileKind::pipeline);
  EXPECT_EQ(kindOf("pipelines2/a.yaml"), FileKind::other);
  EXPECT_EQ(kindOf("flows/a.yaml", "", "filesystem: {pipelines_dir: flows}"), FileKind::pipeline);
  EXPECT_EQ(kindOf("/srv/flows/a.yaml", "", "filesystem: {base_path: /srv, pipelines_dir: flows}"),
            FileKind::pipeline);
  EXPECT_EQ(kindOf("components/x.y/spec.yaml"), FileKind::componentSpec);
  EXPECT_EQ(kindOf("more/x.y/spec.yaml"), FileKind::other);
  EXPECT_EQ(kindOf("more/x.y/spec.yaml", "", "filesystem: {component_dirs: [./more/]}"),
            FileKind::componentSpec);
}

TEST(FileKind, goesByTheTextOfYamlElsewhere) {
  for (const std::string_view text :
       {"oml_version: '0.1.0'\n", "name: x\noml_version : 1\n", "\"oml_version\": 1",
        "{\"oml_version\": 1}", "\xEF\xBB\xBFoml_version: 1", "# c\r\n---\r\noml_version: 1",
        "{oml_version: 1}"}) {
    EXPECT_EQ(kindOf("a.yaml", text), FileKind::pipeline) << text;
  }
  for (const std::string_view text : {"", "# oml_version: 1", "a:\n  oml_version: 1", "oml_version",
                                      "oml_versions: 1", "x-oml_version: 1"}) {
    EXPECT_EQ(kindOf("a.yaml", text), FileKind::other) << text;
  }
}

}  // namespace
}  // namespace osiris::project
