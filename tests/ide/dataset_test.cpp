#include "ide/dataset.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/memory_file_system.h"
#include "oml/model.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

const project::Workspace& workspace() {
  static const auto loaded = [] {
    MemoryFileSystem files;
    files.add("/w/osiris_connections.yaml",
              "mysql:\n  shop: {host: a, default: true}\n  crm: {host: b, schema: crm}\n"
              "duckdb:\n  store: {path: data/store.duckdb}\n  quick: {path: ':memory:'}\n"
              "filesystem:\n  local: {base_dir: data}\n  hidden: {base_dir: \"${DIR}\"}\n");
    return project::Workspace::load(files, "/w", [](std::string_view) { return true; });
  }();
  return *loaded;
}

std::string step(std::string_view component, std::string_view mode, std::string_view config) {
  return "steps:\n- id: a\n  component: " + std::string(component) +
         "\n  mode: " + std::string(mode) + "\n  config: {" + std::string(config) + "}\n";
}

/// What tells the dataset of a step; "none" where it is not certain.
std::string idOf(const std::string& text) {
  const oml::Model model(text);
  const auto uses = datasetsIn(model.pipeline());
  const std::string id = uses.empty() ? "" : datasetId(uses[0].dataset, workspace());
  return id.empty() ? "none" : id;
}

std::string read(std::string_view component, std::string_view config) {
  return idOf(step(component, "read", config));
}

std::string written(std::string_view component, std::string_view config) {
  return idOf(step(component, "write", config));
}

TEST(Dataset, IsTheSameWhoeverReadsOrWritesIt) {
  const std::string shop = "connection: \"@mysql.shop\", table: orders";
  EXPECT_NE(read("mysql.extractor", shop), "none");
  EXPECT_EQ(read("mysql.extractor", shop), written("mysql.writer", shop));
  EXPECT_EQ(read("mysql.extractor", "table: orders"), written("mysql.writer", shop))
      << "the default connection";
}

TEST(Dataset, IsAnotherOfAnotherConnectionSchemaOrName) {
  const std::string one = read("mysql.extractor", "connection: \"@mysql.shop\", table: orders");
  EXPECT_NE(read("mysql.extractor", "connection: \"@mysql.crm\", table: orders"), one);
  EXPECT_NE(read("mysql.extractor", "schema: s, table: orders"), one);
  EXPECT_NE(read("mysql.extractor", "table: Orders"), one);
  EXPECT_NE(read("my.extractor", "connection: \"@my.shop\", table: orders"), one);
}

TEST(Dataset, HasTheSchemaThatHoldsWhereNoneIsWritten) {
  EXPECT_EQ(read("mysql.extractor", "connection: \"@mysql.crm\", table: a"),
            read("mysql.extractor", "connection: \"@mysql.crm\", schema: crm, table: a"));
  EXPECT_EQ(read("supabase.extractor", "connection: \"@supabase.x\", table: a"),
            read("supabase.extractor", "connection: \"@supabase.x\", schema: public, table: a"));
}

TEST(Dataset, OfDuckDBIsInItsFile) {
  const std::string store = read("duckdb.extractor", "connection: \"@duckdb.store\", table: a");
  EXPECT_EQ(read("duckdb.extractor", "path: ./data/store.duckdb, table: a"), store);
  EXPECT_EQ(written("duckdb.writer", "path: /w/data/store.duckdb, schema: main, table: a"), store);
  EXPECT_NE(read("duckdb.extractor", "path: store.duckdb, table: a"), store);
  EXPECT_EQ(read("duckdb.extractor", "connection: \"@duckdb.quick\", table: a"), "none");
}

TEST(Dataset, IsAFileByWhereItLies) {
  const std::string file = written("filesystem.csv_writer", "path: data/a.csv");
  EXPECT_EQ(file, "file\n/w/data/a.csv");
  EXPECT_EQ(read("filesystem.csv_extractor", "path: data/x/../a.csv"), file);
  EXPECT_EQ(read("filesystem.csv_extractor", "connection: \"@filesystem.local\", path: a.csv"),
            file);
  EXPECT_EQ(read("filesystem.csv_extractor", "path: /w/data/a.csv"), file);
}

TEST(Dataset, InAFolderThatNobodyKnowsIsTheSameOfOneConnection) {
  const std::string hidden = "connection: \"@filesystem.hidden\", path: ";
  EXPECT_NE(read("filesystem.csv_extractor", hidden + "a.csv"), "none");
  EXPECT_EQ(read("filesystem.csv_extractor", hidden + "a.csv"),
            written("filesystem.csv_writer", hidden + "./a.csv"));
}

TEST(Dataset, IsNoneWhereItIsNotCertain) {
  for (const char* config :
       {"query: SELECT 1, table: a", "table: \"${params.t}\"", "table: ''", "table: [a]",
        "table: a, schema: \"${params.s}\"", "table: a, connection: \"${params.c}\"",
        "table: a, connection: \"@supabase.shop\"", "table: a, connection: \"@mysql\"",
        "table: a, connection: \"@mysql.shop\", host: elsewhere", ""})
    EXPECT_EQ(read("mysql.extractor", config), "none") << config;
  EXPECT_EQ(read("supabase.extractor", "table: a"), "none") << "no default";
  EXPECT_EQ(read("duckdb.extractor", "connection: \"@duckdb.store\", path: b, table: a"), "none");
  EXPECT_EQ(idOf(step("duckdb.processor", "transform", "table: a")), "none");
}

TEST(Dataset, IsAskedForAtItsName) {
  const auto at = [](const std::string& marked) {
    const test::CaretText caret = test::parseCaret(marked);
    const oml::Model model(caret.text);
    const auto use = datasetAt(model.pipeline(), caret.at);
    return use ? caret.text.substr(use->span.begin, use->span.size()) : "none";
  };
  EXPECT_EQ(at(step("mysql.writer", "write", "table: 'ord^ers'")), "orders");
  EXPECT_EQ(at(step("mysql.writer", "write", "ta^ble: orders")), "none");
  EXPECT_EQ(at("na^me: a\n"), "none");
}

}  // namespace
}  // namespace osiris::ide
