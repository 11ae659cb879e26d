#include "plan/pipeline_lineage.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/memory_file_system.h"
#include "oml/model.h"
#include "sql/binder.h"

namespace osiris::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PipelineLineage : public testing::Test {
 protected:
  void SetUp() override {
    if (sql::functionNames().empty()) GTEST_SKIP() << "DuckDB is not installed";
    files_.add("/w/osiris.yaml", "version: 1\n");
    files_.add("/w/osiris_connections.yaml",
               "version: 1\nconnections:\n  mysql:\n    crm: {default: true, host: h}\n"
               "  duckdb:\n    warehouse: {path: w.duckdb}\n");
    files_.add("/w/people.csv", "id,email\n");
  }

  /// The last step's lineage, a line for each column; "rows: …" at the end, and "incomplete".
  std::vector<std::string> lineage(std::string_view steps) {
    const std::string text =
        "oml_version: \"0.1.0\"\nname: a\nparams:\n  top: {default: 5}\nsteps:\n" +
        std::string(steps);
    const oml::Model model(text);
    const auto workspace =
        project::Workspace::load(files_, "/w", [](std::string_view) { return false; });
    last_ = lineageOf({model.pipeline(), workspace->root(), &files_}, *workspace).back();
    std::vector<std::string> lines;
    for (const StepColumn& column : last_.columns)
      lines.push_back(line(column.name, column.origins));
    if (!last_.rows.empty()) lines.push_back(line("rows", last_.rows));
    if (last_.passes) lines.push_back("* of " + *last_.passes);
    if (!last_.complete) lines.emplace_back("incomplete");
    return lines;
  }

  static std::string line(const std::string& name, const sql::Origins& origins) {
    std::string text = name + " <-";
    for (const sql::Origin& each : origins)
      text += fmt::format(" {}.{} {}", each.table, each.column, sql::nameOf(each.influence));
    return text;
  }

  MemoryFileSystem files_;
  StepLineage last_;
};

constexpr std::string_view readOrders =
    "  - id: read-orders\n    component: mysql.extractor\n    mode: read\n    config:\n"
    "      query: SELECT id, total * 2 AS twice FROM orders WHERE paid\n";

std::string write(std::string_view needs) {
  return fmt::format(
      "  - id: write\n    component: duckdb.writer\n    mode: write\n    needs: [{}]\n    config:\n"
      "      connection: \"@duckdb.warehouse\"\n      table: out\n",
      needs);
}

std::string transform(std::string_view query, std::string_view needs) {
  return fmt::format(
      "  - id: change\n    component: duckdb.processor\n    mode: transform\n    needs: [{}]\n"
      "    config:\n      query: |\n        {}\n",
      needs, query);
}

TEST_F(PipelineLineage, OfAReaderIsItsQueryOverTheConnectionsTables) {
  EXPECT_THAT(lineage(readOrders), ElementsAre("id <- mysql://crm/orders.id IDENTITY",
                                               "twice <- mysql://crm/orders.total TRANSFORMATION",
                                               "rows <- mysql://crm/orders.paid FILTER"));
  EXPECT_THAT(last_.reads, ElementsAre("mysql://crm/orders"));
}

TEST_F(PipelineLineage, GoesThroughATransformationToAWriter) {
  EXPECT_THAT(
      lineage(std::string(readOrders) +
              transform("SELECT twice + ${params.top} AS t FROM df_read_orders WHERE id > 1",
                        "read-orders") +
              write("change")),
      ElementsAre("t <- mysql://crm/orders.total TRANSFORMATION",
                  "rows <- mysql://crm/orders.id FILTER mysql://crm/orders.paid FILTER"));
  EXPECT_EQ(last_.writes, "duckdb://warehouse/main.out");
}

TEST_F(PipelineLineage, OfAFileIsItsHeader) {
  EXPECT_THAT(lineage("  - id: read\n    component: filesystem.csv_extractor\n    mode: read\n"
                      "    config:\n      path: ./people.csv\n"),
              ElementsAre("id <- file://people.csv.id IDENTITY",
                          "email <- file://people.csv.email IDENTITY"));
}

TEST_F(PipelineLineage, KnowsTheColumnsThatAreNamedOfATableNobodyHasDescribed) {
  const std::string read =
      "  - id: read\n    component: mysql.extractor\n    mode: read\n    config:\n"
      "      connection: \"@mysql.erp\"\n      table: sales.orders\n";
  EXPECT_THAT(lineage(read), ElementsAre("* of mysql://erp/sales.orders"));
  EXPECT_THAT(lineage(read + transform("SELECT max(x) AS top FROM df_read", "read")),
              ElementsAre("top <- mysql://erp/sales.orders.x AGGREGATION"));
  EXPECT_THAT(lineage(read + write("read")), ElementsAre("* of mysql://erp/sales.orders"));
  EXPECT_THAT(lineage(read + transform("SELECT * FROM df_read", "read")),
              ElementsAre("incomplete"));
}

TEST_F(PipelineLineage, IsIncompleteWhereAStepCannotBeRead) {
  EXPECT_THAT(lineage("  - id: read\n    component: mysql.extractor\n    mode: read\n    config:\n"
                      "      query: SELECT a FROM t STRAIGHT_JOIN u\n"),
              ElementsAre("incomplete"));
  EXPECT_THAT(lineage("  - id: a\n    needs: [a]\n"), ElementsAre("incomplete"));
  EXPECT_THAT(lineage(std::string(readOrders) + write("read-orders, nobody")),
              testing::Contains("id <- mysql://crm/orders.id IDENTITY"));
}

}  // namespace
}  // namespace osiris::plan
