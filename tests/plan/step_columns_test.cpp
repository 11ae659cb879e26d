#include "plan/step_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "oml/model.h"

namespace osiris::plan {
namespace {

using testing::ElementsAre;

constexpr std::string_view unknown = "?";

/// The columns of the last step, each as "name" or "name TYPE"; "?" where they are not known.
std::vector<std::string> columns(std::string_view steps) {
  MemoryFileSystem files;
  files.add("/w/orders.csv", "\xEF\xBB\xBFid;amount\r\n1;2\r\n");
  files.add("/w/quoted.csv", "\"id\",\"a,b\"\n");
  const std::string text = "steps:\n" + std::string(steps);
  const oml::Model model(text);
  const std::string root = "/w";
  const ColumnSources sources{model.pipeline(), root, &files};
  const auto found = columnsOf(sources, model.pipeline().steps.size() - 1);
  if (!found) return {std::string(unknown)};
  std::vector<std::string> all;
  for (const sql::Column& column : *found)
    all.push_back(column.name + (column.type.empty() ? "" : " " + column.type));
  return all;
}

std::vector<std::string> ofQuery(std::string_view query) {
  return columns("  - id: a\n    component: mysql.extractor\n    config:\n      query: \"" +
                 std::string(query) + "\"\n");
}

TEST(StepColumns, AreWhatAQuerySelectsByName) {
  EXPECT_THAT(ofQuery("SELECT id, o.email, count(a, b) AS n, `x y` FROM orders o"),
              ElementsAre("id", "email", "n", "x y"));
  EXPECT_THAT(ofQuery("select distinct id from orders"), ElementsAre("id"));
}

TEST(StepColumns, AreUnknownWhereOneOfThemIs) {
  for (const char* query :
       {"SELECT * FROM orders", "SELECT id, count(*) FROM orders", "SELECT o.* FROM o",
        "SELECT a + b FROM o", "WITH x AS (SELECT 1) SELECT a FROM x", "SELECT FROM o", ""})
    EXPECT_THAT(ofQuery(query), ElementsAre(unknown)) << query;
}

TEST(StepColumns, AreThoseThatTheConfigLists) {
  EXPECT_THAT(
      columns(
          "  - id: a\n    component: mysql.extractor\n    config:\n      columns: [id, email]\n"),
      ElementsAre("id", "email"));
}

TEST(StepColumns, AreThoseOfACsvFilesHeader) {
  const std::string step = "  - id: a\n    component: filesystem.csv_extractor\n    config:\n";
  EXPECT_THAT(columns(step + "      path: orders.csv\n      delimiter: \";\"\n"),
              ElementsAre("id", "amount"));
  for (const char* config :
       {"      path: quoted.csv\n", "      path: none.csv\n",
        "      path: orders.csv\n      header: false\n", "      path: \"${params.p}\"\n"})
    EXPECT_THAT(columns(step + config), ElementsAre(unknown)) << config;
}

TEST(StepColumns, OfAProcessorAreBoundToThoseItNeeds) {
  if (sql::functionNames().empty()) GTEST_SKIP() << "DuckDB is not installed";
  const std::string read =
      "  - id: read-a\n    component: mysql.extractor\n    config: {columns: [id, email]}\n";
  EXPECT_THAT(
      columns(read +
              "  - id: b\n    component: duckdb.processor\n    needs: [read-a]\n    config:\n"
              "      query: SELECT *, count(*) AS n FROM df_read_a GROUP BY ALL\n"
              "  - id: c\n    component: duckdb.processor\n    config:\n"
              "      query: SELECT n, email FROM df_b\n"),
      ElementsAre("n BIGINT", "email"));
}

TEST(StepColumns, OfStepsInACircleAreUnknown) {
  EXPECT_THAT(columns("  - id: a\n    component: duckdb.processor\n    needs: [b]\n    config: "
                      "{query: SELECT * FROM df_b}\n"
                      "  - id: b\n    component: duckdb.processor\n    needs: [a]\n    config: "
                      "{query: SELECT * FROM df_a}\n"),
              ElementsAre(unknown));
}

}  // namespace
}  // namespace osiris::plan
