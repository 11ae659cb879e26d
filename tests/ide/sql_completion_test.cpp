#include "ide/sql_completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "ide/hover.h"
#include "ide/snippet.h"
#include "oml/model.h"
#include "sql/binder.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A processor with that query, below two steps whose columns are known.
std::string processor(std::string_view query) {
  return "steps:\n"
         "  - id: read-orders\n    component: mysql.extractor\n    needs: []\n"
         "    config: {columns: [id, amount]}\n"
         "  - id: read-people\n    component: mysql.extractor\n    needs: []\n"
         "    config: {columns: [person, select]}\n"
         "  - id: sum\n    component: duckdb.processor\n    needs: [read-orders, read-people]\n"
         "    config:\n      query: |\n        " +
         std::string(query) + "\n";
}

struct Offered {
  std::string text;
  std::vector<Completion> items;

  [[nodiscard]] std::vector<std::string> labels() const {
    std::vector<std::string> all;
    for (const Completion& item : items) all.push_back(item.label);
    return all;
  }
  [[nodiscard]] std::string taking(std::string_view label) const {
    const auto item = std::ranges::find(items, label, &Completion::label);
    if (item == items.end()) return "not offered";
    std::string after = text;
    return after.replace(item->edit.span.begin, item->edit.span.size(),
                         withoutPlaceholders(item->edit.newText));
  }
};

Offered offeredIn(const std::string& marked) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  return {caret.text, complete(model.pipeline(), *project::Workspace::empty(), caret.at)};
}

TEST(SqlCompletion, TablesOfTheStepsThatAreNeeded) {
  const auto offered = offeredIn(processor("SELECT * FROM df_^"));
  EXPECT_EQ(offered.taking("df_read_orders"), processor("SELECT * FROM df_read_orders"));
  EXPECT_EQ(offered.labels()[0], "df_read_orders");
  EXPECT_EQ(offered.labels()[1], "df_read_people");
}

TEST(SqlCompletion, ColumnsOfTheTablesThatAreUsed) {
  const auto labels = offeredIn(processor("SELECT ^ FROM df_read_orders")).labels();
  EXPECT_THAT(labels, AllOf(Contains("id"), Contains("amount"), Not(Contains("person"))));
}

TEST(SqlCompletion, ColumnsOfOneTableBehindItsName) {
  EXPECT_THAT(offeredIn(processor("SELECT o.^ FROM df_read_orders AS o")).labels(),
              ElementsAre("id", "amount"));
  EXPECT_THAT(offeredIn(processor("SELECT df_read_people.p^ FROM df_read_people")).labels(),
              ElementsAre("person", "select"));
  EXPECT_THAT(offeredIn(processor("SELECT x.^ FROM df_read_people")).labels(), IsEmpty());
}

TEST(SqlCompletion, QuotesAColumnThatIsAWordOfSql) {
  EXPECT_EQ(offeredIn(processor("SELECT p.^ FROM df_read_people p")).taking("select"),
            processor("SELECT p.\"select\" FROM df_read_people p"));
}

TEST(SqlCompletion, FunctionsOnceOneIsTyped) {
  if (sql::functionNames().empty()) GTEST_SKIP() << "DuckDB is not installed";
  EXPECT_EQ(offeredIn(processor("SELECT date_tr^")).taking("date_trunc"),
            processor("SELECT date_trunc()"));
  EXPECT_THAT(offeredIn(processor("SELECT ^")).labels(), Not(Contains("date_trunc")));
}

TEST(SqlCompletion, WordsAloneForAnotherEngine) {
  const std::string step =
      "steps:\n  - id: a\n    component: mysql.extractor\n    config:\n      query: SELECT d^\n";
  const auto labels = offeredIn(step).labels();
  EXPECT_THAT(labels, Contains("FROM"));
  EXPECT_THAT(labels, Not(Contains("date_trunc")));
}

TEST(SqlCompletion, NothingInQuotesCommentsOrAnotherLanguage) {
  EXPECT_THAT(offeredIn(processor("SELECT 'a ^b'")).labels(), IsEmpty());
  EXPECT_THAT(offeredIn(processor("SELECT 1 -- fro^m")).labels(), IsEmpty());
  EXPECT_THAT(offeredIn(processor("SELECT 1 /* fro^m */")).labels(), IsEmpty());
  EXPECT_THAT(
      offeredIn(
          "steps:\n  - id: a\n    component: graphql.extractor\n    config:\n      query: or^\n")
          .labels(),
      IsEmpty());
}

TEST(SqlCompletion, ParametersInAReferenceStill) {
  EXPECT_THAT(offeredIn("params: {day: 1}\n" + processor("SELECT '${par^'")).labels(),
              Contains("params.day"));
}

std::string told(const std::string& marked) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  const auto found = hover(model.pipeline(), *project::Workspace::empty(), caret.at);
  return found ? found->markdown : "";
}

TEST(SqlHover, TellsWhereAColumnComesFromAndThatItsTypeIsUnknown) {
  EXPECT_EQ(told(processor("SELECT am^ount FROM df_read_orders")),
            "**amount**\n\n- type unknown, from `df_read_orders`");
  EXPECT_EQ(told(processor("SELECT o.am^ount FROM df_read_orders o")),
            "**amount**\n\n- type unknown, from `df_read_orders`");
  EXPECT_EQ(told(processor("SELECT pers^on FROM df_read_orders")), "");
  EXPECT_EQ(told(processor("SELECT 'am^ount' FROM df_read_orders")), "");
}

TEST(SqlHover, TellsATypeThatIsKnown) {
  if (sql::functionNames().empty()) GTEST_SKIP() << "DuckDB is not installed";
  const std::string text = processor("SELECT count(*) AS n FROM df_read_orders") +
                           "  - id: last\n    component: duckdb.processor\n    config:\n"
                           "      query: SELECT ^n FROM df_sum\n";
  EXPECT_EQ(told(text), "**n**\n\n- `BIGINT`, from `df_sum`");
}

TEST(SqlHover, TellsTheColumnsOfATable) {
  const std::string text = told(processor("SELECT * FROM df_read_^orders"));
  EXPECT_THAT(text, HasSubstr("`mysql.extractor`"));
  EXPECT_THAT(text, HasSubstr("- `amount`: type unknown"));
}

}  // namespace
}  // namespace osiris::ide
