// What is said of SQL that names what is not there, and where.
#include "plan/sql_findings.h"

#include <gtest/gtest.h>

#include <string>

#include "oml/model.h"
#include "sql/binder.h"
#include "text/apply_edits.h"

namespace osiris::plan {
namespace {

/// Two steps: what `read` gives, and a query over it.
std::string pipelineOf(std::string_view columns, std::string_view query) {
  return "oml_version: \"0.1.0\"\nname: orders\nparams:\n  least: 10\nsteps:\n"
         "  - id: read\n    component: mysql.extractor\n    mode: read\n    config:\n"
         "      connection: \"@mysql.shop\"\n      query: SELECT " +
         std::string(columns) +
         " FROM orders\n"
         "  - id: shape\n    component: duckdb.processor\n    mode: transform\n    needs: [read]\n"
         "    config:\n      query: |\n        " +
         std::string(query) + "\n";
}

class SqlFindings : public testing::Test {
 protected:
  void SetUp() override {
    if (sql::functionNames().empty()) GTEST_SKIP() << "DuckDB is not installed";
  }

  std::vector<check::Diagnostic> findIn(std::string_view columns, std::string_view query) {
    text = pipelineOf(columns, query);
    const oml::Model model(text);
    const std::string root;
    const ColumnSources sources{model.pipeline(), root};
    return sqlFindings(sources, bindSteps(sources));
  }
  std::string place(const check::Diagnostic& each) const {
    return text.substr(each.span.begin, each.span.size());
  }

  std::string text;
};

TEST_F(SqlFindings, ProposeTheColumnThatWasMeant) {
  const auto found = findIn("id, amount", "SELECT id,\n          amout\n        FROM df_read");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "sql_binding");
  EXPECT_EQ(found[0].message, "referenced column 'amout' not found in FROM clause");
  EXPECT_EQ(place(found[0]), "amout");
  EXPECT_EQ(found[0].path, "/steps/1/config/query");
  ASSERT_FALSE(found[0].fixes.empty());
  EXPECT_EQ(found[0].fixes[0].title, "Change to 'amount'");
  text = text::applied(text, found[0].fixes[0].edits);
  EXPECT_NE(text.find("          amount\n"), std::string::npos);
}

TEST_F(SqlFindings, NameTheColumnBehindADot) {
  const auto found = findIn("id, amount", "SELECT r.amout FROM df_read r");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(place(found[0]), "amout");
}

TEST_F(SqlFindings, NameATableThatNoStepGives) {
  const auto found = findIn("id", "SELECT id FROM df_raed");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(place(found[0]), "df_raed");
  ASSERT_EQ(found[0].fixes.size(), 1U);
  EXPECT_EQ(found[0].fixes[0].edits[0].newText, "df_read");
}

TEST_F(SqlFindings, NameAFunctionThatDoesNotExist) {
  const auto found = findIn("id", "SELECT lenght(id) AS n FROM df_read");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(place(found[0]), "lenght");
}

TEST_F(SqlFindings, StandWhereTheQueryIsWrittenNotWhereParametersPutIt) {
  const auto found =
      findIn("id", "SELECT id FROM df_read WHERE id > ${params.least} AND wrong = 1");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(place(found[0]), "wrong");
}

TEST_F(SqlFindings, KnowTheOldNameOfASingleTable) {
  EXPECT_TRUE(findIn("id", "SELECT id FROM input_df").empty());
}

/// Nobody has said what the columns of `SELECT *` are, nor what type `id` has.
TEST_F(SqlFindings, AreNoneWhereTheTextDoesNotTell) {
  EXPECT_TRUE(findIn("*", "SELECT anything FROM df_read").empty());
  EXPECT_TRUE(findIn("id", "SELECT upper(id), id + 1, year(id) FROM df_read").empty());
  EXPECT_TRUE(findIn("id", "SELECT id.part FROM df_read").empty());
  EXPECT_TRUE(findIn("id", "SELECT unnest(id) FROM df_read").empty());
  EXPECT_TRUE(findIn("id", "SELECT st_area(id) FROM df_read").empty());
  EXPECT_TRUE(findIn("id", "SELECT * FROM 'other.csv'").empty());
  EXPECT_TRUE(findIn("id", "SELECT FROM WHERE").empty());
}

TEST_F(SqlFindings, FollowColumnsFromStepToStep) {
  text = pipelineOf("id, amount", "SELECT id FROM df_read") +
         "  - id: last\n    component: duckdb.processor\n    mode: transform\n    needs: [shape]\n"
         "    config:\n      query: SELECT amount FROM df_shape\n";
  const oml::Model model(text);
  const std::string root;
  const ColumnSources sources{model.pipeline(), root};
  const auto found = sqlFindings(sources, bindSteps(sources));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(place(found[0]), "amount");
  EXPECT_EQ(found[0].path, "/steps/2/config/query");
}

}  // namespace
}  // namespace osiris::plan
