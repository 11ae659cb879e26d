#include "sql/lineage.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "support/read_file.h"

// Each file of tests/sql/lineage holds queries, each with what is said of it:
//
//   # what it shows
//   table t: a, b                 a table whose columns are known
//   SELECT a + 1 AS c FROM t      the query, on as many lines as it takes
//   => c: t.a TRANSFORMATION      a column of its result and where it comes from, sorted
//   => rows: t.b FILTER           what decides its rows; left out: nothing
//   => incomplete                 where something cannot be followed
//
// The tables of a line `tables` at the top of a file hold for all of it.

namespace osiris::sql {
namespace {

struct Case {
  std::string name;
  std::vector<Table> tables;
  std::string query;
  std::string expected;
};

Table tableOf(const std::string& line) {
  std::istringstream words(line);
  Table table;
  std::string word;
  words >> word >> table.name;
  table.name.pop_back();
  while (words >> word) {
    if (word.ends_with(',')) word.pop_back();
    table.columns.push_back({word, ""});
  }
  return table;
}

std::vector<Case> casesIn(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::vector<Table> everywhere;
  std::istringstream text(test::contentOf(path));
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("# "))
      cases.push_back({line.substr(2), everywhere, "", ""});
    else if (line.starts_with("table "))
      (cases.empty() ? everywhere : cases.back().tables).push_back(tableOf(line));
    else if (line.starts_with("=> "))
      cases.back().expected += line.substr(3) + "\n";
    else if (!cases.empty() && !line.empty())
      cases.back().query += line + "\n";
  }
  return cases;
}

std::string written(const std::string& name, const Origins& origins) {
  std::string line = name + ":";
  for (const Origin& each : origins)
    line += fmt::format("{} {}.{} {}", line.ends_with(':') ? "" : ",", each.table, each.column,
                        nameOf(each.influence));
  return line + "\n";
}

std::string lineageAsText(const Case& example) {
  const auto lineage = lineageOf(example.query, example.tables);
  if (!lineage) return "cannot be parsed\n";
  std::string text;
  for (const LineageColumn& column : lineage->columns) text += written(column.name, column.origins);
  if (!lineage->rows.empty()) text += written("rows", lineage->rows);
  if (!lineage->complete) text += "incomplete\n";
  return text;
}

class LineageFiles : public testing::TestWithParam<std::string> {};

TEST_P(LineageFiles, HoldWhatIsTold) {
  if (functionNames().empty()) GTEST_SKIP() << "DuckDB is not installed";
  const auto cases =
      casesIn(std::filesystem::path(OSIRIS_SOURCE_DIR) / "tests/sql/lineage" / GetParam());
  ASSERT_FALSE(cases.empty());
  for (const Case& each : cases) {
    ASSERT_FALSE(each.expected.empty()) << each.name;
    EXPECT_EQ(lineageAsText(each), each.expected) << each.name << "\n" << each.query;
  }
}

INSTANTIATE_TEST_SUITE_P(All, LineageFiles, testing::Values("kinds.txt", "tpch.txt"),
                         [](const auto& file) {
                           return file.param.substr(0, file.param.find('.'));
                         });

TEST(Lineage, IsNothingForWhatIsNoSelect) {
  for (const char* query : {"", "SELEC 1", "DROP TABLE t", "SELECT 1; SELECT 2", "COPY t TO 'x'",
                            "ATTACH 'x'", "INSERT INTO t VALUES (1)"})
    EXPECT_FALSE(lineageOf(query, {})) << query;
}

}  // namespace
}  // namespace osiris::sql
