#include "sql/binder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace osiris::sql {
namespace {

using testing::Contains;
using testing::ElementsAre;

/// DuckDB's own library may be missing on a machine; then nothing is known, and that is fine.
class Binder : public testing::Test {
 protected:
  void SetUp() override {
    if (functionNames().empty()) GTEST_SKIP() << "DuckDB is not installed";
  }

  const std::vector<Table> orders = {
      {"df_orders", {{"id", "BIGINT"}, {"email", ""}, {"odd \"name\"", ""}}}};
};

TEST_F(Binder, TellsTheTypesThatDoNotDependOnUnknownOnes) {
  const auto columns = columnsOf(
      "SELECT id, email, id + 1 AS next, count(*) AS n, email = email AS same "
      "FROM df_orders GROUP BY ALL",
      orders);
  ASSERT_TRUE(columns);
  EXPECT_THAT(*columns,
              ElementsAre(Column{"id", "BIGINT"}, Column{"email", ""}, Column{"next", "BIGINT"},
                          Column{"n", "BIGINT"}, Column{"same", "BOOLEAN"}));
}

/// `upper` takes text alone: whether the column is text nobody has said.
TEST_F(Binder, TellsNamesAloneWhereTheQueryDoesNotFitEveryType) {
  const auto columns = columnsOf("SELECT upper(email) AS e, 1 AS one FROM df_orders", orders);
  ASSERT_TRUE(columns);
  EXPECT_THAT(*columns, ElementsAre(Column{"e", ""}, Column{"one", ""}));
}

TEST_F(Binder, TellsAllColumnsOfAStar) {
  const auto columns = columnsOf("SELECT * FROM df_orders", orders);
  ASSERT_TRUE(columns);
  EXPECT_THAT(*columns,
              ElementsAre(Column{"id", "BIGINT"}, Column{"email", ""}, Column{"odd \"name\"", ""}));
}

TEST_F(Binder, KnowsNothingOfWhatItCannotBind) {
  EXPECT_FALSE(columnsOf("SELECT nope FROM df_orders", orders));
  EXPECT_FALSE(columnsOf("SELECT * FROM df_other", orders));
  EXPECT_FALSE(columnsOf("SELECT", orders));
  EXPECT_FALSE(columnsOf("", orders));
}

TEST_F(Binder, RunsNothingAndReadsNoFile) {
  EXPECT_FALSE(columnsOf("CREATE TABLE made AS SELECT 1 AS a", {}));
  EXPECT_FALSE(columnsOf("SELECT * FROM made", {}));
  EXPECT_FALSE(columnsOf("SELECT 1; SELECT 2", {}));
  EXPECT_FALSE(columnsOf("SELECT * FROM read_csv('/etc/passwd')", {}));
  EXPECT_FALSE(columnsOf("SET threads = 4", {}));
}

TEST_F(Binder, LeavesNoTableBehind) {
  ASSERT_TRUE(columnsOf("SELECT id FROM df_orders", orders));
  EXPECT_FALSE(columnsOf("SELECT id FROM df_orders", {}));
}

TEST_F(Binder, NamesFunctions) {
  EXPECT_THAT(functionNames(), Contains("date_trunc"));
  EXPECT_THAT(functionNames(), Contains("sum"));
}

}  // namespace
}  // namespace osiris::sql
