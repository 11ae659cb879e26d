#include "ide/moved_files.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/memory_file_system.h"
#include "oml/model.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

constexpr std::string_view connections =
    "filesystem:\n"
    "  local: {base_dir: data/in}\n"
    "  far: {base_dir: /far}\n"
    "  hidden: {base_dir: \"${DIR}\"}\n"
    "duckdb:\n"
    "  store: {path: \"store/a.duckdb\"}\n"
    "  quick: {database: ':memory:'}\n";

std::shared_ptr<const project::Workspace> workspaceAt(const std::string& root) {
  static MemoryFileSystem files;
  files.add(root + "/osiris_connections.yaml", connections);
  return project::Workspace::load(files, root, [](std::string_view) { return true; });
}

std::string step(std::string_view config) {
  return "steps:\n- component: filesystem.csv_writer\n  config: {" + std::string(config) + "}\n";
}

/// The config of a step after files have moved.
std::string moved(std::string_view config, const std::vector<MovedFile>& files) {
  const std::string text = step(config);
  const oml::Model model(text);
  const std::string after =
      text::applied(text, followMoved(model.pipeline(), *workspaceAt("/w"), files));
  const std::size_t begin = after.find('{') + 1;
  return after.substr(begin, after.rfind('}') - begin);
}

std::string movedConnections(const std::vector<MovedFile>& files) {
  return text::applied(connections, followMoved(connections, *workspaceAt("/w"), files));
}

std::string with(std::string_view from, std::string_view to) {
  std::string text(connections);
  return text.replace(text.find(from), from.size(), to);
}

TEST(MovedFiles, ArePathsThatLeadToAFile) {
  const std::vector<MovedFile> files = {{"/w/out/a.csv", "/w/out/2024/b.csv"}};
  EXPECT_EQ(moved("path: out/a.csv", files), "path: out/2024/b.csv");
  EXPECT_EQ(moved("path: 'out/../out/a.csv'", files), "path: 'out/2024/b.csv'");
  EXPECT_EQ(moved("path: \"./out/a.csv\"", files), "path: \"./out/2024/b.csv\"");
  EXPECT_EQ(moved("path: /w/out/a.csv", files), "path: /w/out/2024/b.csv");
  EXPECT_EQ(moved("path: out/a.csv2", files), "path: out/a.csv2");
  EXPECT_EQ(moved("path: a.csv", files), "path: a.csv") << "paths count from the project";
}

TEST(MovedFiles, TakeAlongWhatIsInAFolder) {
  const std::vector<MovedFile> files = {{"/w/out", "/w/results"}};
  EXPECT_EQ(moved("path: out/a/b.csv", files), "path: results/a/b.csv");
  EXPECT_EQ(moved("path: \"out/\"", files), "path: \"results/\"");
  EXPECT_EQ(moved("path: outside/b.csv", files), "path: outside/b.csv");
}

TEST(MovedFiles, AreFollowedByTheMostPreciseMove) {
  EXPECT_EQ(moved("path: out/a.csv", {{"/w/out", "/w/x"}, {"/w/out/a.csv", "/w/a.csv"}}),
            "path: a.csv");
}

TEST(MovedFiles, CountFromTheFolderOfTheConnection) {
  const std::string local = "connection: \"@filesystem.local\", path: ";
  EXPECT_EQ(moved(local + "a.csv", {{"/w/data/in/a.csv", "/w/data/in/b.csv"}}), local + "b.csv");
  EXPECT_EQ(moved(local + "'a.csv'", {{"/w/data/in/a.csv", "/w/a.csv"}}), local + "'../../a.csv'");
  EXPECT_EQ(moved(local + "a.csv", {{"/w/data", "/w/files"}}), local + "a.csv")
      << "the folder's connection follows";
}

TEST(MovedFiles, AreNotGuessed) {
  const std::vector<MovedFile> files = {{"/w/a.csv", "/w/b.csv"}};
  for (const std::string config :
       {"path: \"${params.dir}/a.csv\"", "connection: \"@filesystem.hidden\", path: a.csv",
        "connection: \"@filesystem.unknown\", path: a.csv", "connection: 1, path: [a.csv]"})
    EXPECT_EQ(moved(config, files), config);
}

TEST(MovedFiles, AreFoldersAndDatabasesOfConnections) {
  EXPECT_EQ(movedConnections({{"/w/data", "/w/files"}}), with("data/in", "files/in"));
  EXPECT_EQ(movedConnections({{"/w/store/a.duckdb", "/w/b.duckdb"}}),
            with("store/a.duckdb", "b.duckdb"));
  EXPECT_EQ(movedConnections({{"/far", "/near"}}), with("/far", "/near"));
  EXPECT_EQ(movedConnections({{"/w/other", "/w/another"}}), connections);
}

TEST(MovedFiles, StayWhereTheyAreWhenTheWholeWorkspaceMoves) {
  EXPECT_EQ(moved("path: out/a.csv", {{"/w", "/v"}}), "path: out/a.csv");
  EXPECT_EQ(movedConnections({{"/w", "/v"}}), connections);
}

}  // namespace
}  // namespace osiris::ide
