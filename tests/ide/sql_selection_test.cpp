#include "ide/sql_selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "ide/selection_range.h"
#include "oml/model.h"

namespace osiris::ide {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// What is selected step by step from the `^` in the query, outwards.
std::vector<std::string> grow(std::string marked) {
  const std::size_t at = marked.find('^');
  marked.erase(at, 1);
  std::vector<std::string> parts;
  for (const auto& [begin, end] : sqlPartsAround(marked, at))
    parts.insert(parts.begin(), marked.substr(begin, end - begin));
  return parts;
}

TEST(SqlSelection, GrowsFromTheWordOverItsItemAndClauseToTheQuery) {
  EXPECT_THAT(grow("SELECT id, am^ount * 2 AS twice FROM orders"),
              ElementsAre("amount", "amount * 2 AS twice", "SELECT id, amount * 2 AS twice",
                          "SELECT id, amount * 2 AS twice FROM orders"));
}

TEST(SqlSelection, GoesOverWhatBracketsHold) {
  EXPECT_THAT(grow("SELECT 1 FROM a WHERE id IN (SELECT b^ FROM c)"),
              ElementsAre("b", "SELECT b", "SELECT b FROM c", "(SELECT b FROM c)",
                          "id IN (SELECT b FROM c)", "WHERE id IN (SELECT b FROM c)",
                          "SELECT 1 FROM a WHERE id IN (SELECT b FROM c)"));
}

TEST(SqlSelection, KnowsArgumentsOfAFunction) {
  EXPECT_THAT(grow("SELECT round(a, ^2) FROM t"),
              ElementsAre("2", "a, 2", "(a, 2)", "round(a, 2)", "SELECT round(a, 2)",
                          "SELECT round(a, 2) FROM t"));
}

TEST(SqlSelection, KnowsEachJoin) {
  EXPECT_THAT(grow("SELECT 1 FROM a LEFT JOIN b ON a.id = ^b.id JOIN c USING (id)"),
              ElementsAre("b", "LEFT JOIN b ON a.id = b.id",
                          "a LEFT JOIN b ON a.id = b.id JOIN c USING (id)",
                          "FROM a LEFT JOIN b ON a.id = b.id JOIN c USING (id)",
                          "SELECT 1 FROM a LEFT JOIN b ON a.id = b.id JOIN c USING (id)"));
}

TEST(SqlSelection, KnowsEachSelectOfAUnion) {
  EXPECT_THAT(grow("SELECT 1 UNION ALL SELECT ^2"),
              ElementsAre("2", "SELECT 2", "UNION ALL SELECT 2", "SELECT 1 UNION ALL SELECT 2"));
}

TEST(SqlSelection, OfUnfinishedOrNoSqlIsWhatIsThere) {
  EXPECT_THAT(grow("^"), IsEmpty());
  EXPECT_THAT(grow("SELECT sum(a^"), ElementsAre("a", "(a", "sum(a", "SELECT sum(a"));
  EXPECT_THAT(grow(")^("), testing::Not(IsEmpty()));
}

TEST(SelectionRanges, GoThroughTheSqlOfAStep) {
  const std::string text =
      "oml_version: \"0.1.0\"\nname: a\nsteps:\n  - id: a\n    component: duckdb.processor\n"
      "    mode: transform\n    config:\n      query: |\n        SELECT id,\n          total\n"
      "        FROM df_b\n";
  const oml::Model model(text);
  const auto ranges =
      selectionRanges(model.pipeline(), static_cast<text::Offset>(text.find("total")));
  ASSERT_GE(ranges.size(), 4U);
  const auto selected = [&](std::size_t i) {
    return text.substr(ranges[i].begin, ranges[i].size());
  };
  EXPECT_EQ(selected(0), "total");
  EXPECT_EQ(selected(1), "SELECT id,\n          total");
  EXPECT_EQ(selected(2), "SELECT id,\n          total\n        FROM df_b");
}

}  // namespace
}  // namespace osiris::ide
