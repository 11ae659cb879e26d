// SQL, as far as words alone tell.
#include "check/checking.h"

namespace osiris::check {
namespace {

std::string reading(std::string_view query) {
  return stepOf("mysql.extractor", "      connection: '@mysql.shop'\n      query: |\n        " +
                                       std::string(query) + "\n");
}

TEST(SqlReadOnly, LetsReadingPass) {
  for (const char* query : {"SELECT * FROM a WHERE x = 'DELETE; DROP' -- ; DROP TABLE a",
                            "(SELECT 1) UNION (SELECT 2);",
                            "WITH a AS (SELECT 1), b AS (SELECT * FROM a) SELECT * FROM b",
                            "/* DELETE */ select `update`, \"insert\" from a for update",
                            "SELECT replace(a, ';', ','), insert(a, 1, 1, 'x') FROM b  # a; b",
                            "SELECT 'it\\'s; here' FROM a", "SHOW TABLES", "VALUES (1)",
                            "CALL report()", "${params.query}", "EXPLAIN SELECT 1"}) {
    checkDoesNotFind("sql_not_read_only", reading(query));
  }
}

TEST(SqlReadOnly, PointsAtTheWord) {
  for (const char* query :
       {"[[DELETE]] FROM a", "-- harmless\n        [[update]] a SET b = 1",
        "WITH a AS (SELECT 1) [[INSERT]] INTO b SELECT * FROM a",
        "WITH a AS ([[DELETE]] FROM b RETURNING *) SELECT * FROM a", "SELECT * [[INTO]] b FROM a",
        "SELECT 1; [[DROP]] TABLE a", "REPLACE"}) {
    if (std::string_view(query) != "REPLACE") {
      checkFinds("sql_not_read_only", reading(query));
    }
  }
}

TEST(SqlReadOnly, LeavesOtherLanguagesAlone) {
  checkDoesNotFind(
      "sql_not_read_only",
      stepOf("graphql.extractor", "      connection: '@graphql.api'\n      query: 'delete; me'\n"));
  checkDoesNotFind("sql_not_read_only",
                   stepOf("duckdb.processor", "      query: CREATE TABLE a (b INT)\n"));
}

std::string twoSteps(std::string_view needs, std::string_view query) {
  return pipeline(
      "  - {id: read-a, component: a.b, mode: read}\n  - id: b\n    component: duckdb.processor\n  "
      "  mode: transform\n" +
      std::string(needs) + "    config:\n      query: |\n        " + std::string(query) + "\n");
}

TEST(InputDf, IsRenamedEverywhere) {
  checkFixes("deprecated_input_df",
             twoSteps("    needs: [read-a]\n",
                      "SELECT 'input_df' FROM input_df x, my_input_df JOIN INPUT_DF"),
             twoSteps("    needs: [read-a]\n",
                      "SELECT 'input_df' FROM df_read_a x, my_input_df JOIN df_read_a"));
}

TEST(InputDf, MayBeATableOfTheQuerysOwn) {
  checkDoesNotFind(
      "deprecated_input_df",
      twoSteps("    needs: [read-a]\n", "WITH input_df AS (SELECT 1) SELECT * FROM input_df"));
}

}  // namespace
}  // namespace osiris::check
