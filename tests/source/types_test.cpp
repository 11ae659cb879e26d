#include <gtest/gtest.h>

#include "source/mariadb_types.h"
#include "source/postgres_types.h"

namespace osiris::source {
namespace {

TEST(MariadbTypes, KeepSignsAndDigits) {
  EXPECT_EQ(mariadbType("int(10) unsigned zerofill"), "UINTEGER");
  EXPECT_EQ(mariadbType("mediumint(9)"), "INTEGER");
  EXPECT_EQ(mariadbType("BIGINT(20) UNSIGNED"), "UBIGINT");
  EXPECT_EQ(mariadbType("decimal(38,2)"), "DECIMAL(38,2)");
}

TEST(MariadbTypes, AreUnknownWhereNoneHoldsEveryValue) {
  EXPECT_EQ(mariadbType("decimal(65,2)"), "");
  EXPECT_EQ(mariadbType("geometry"), "");
  EXPECT_EQ(mariadbType(""), "");
}

TEST(PostgresTypes, KeepDigitsAndDimensions) {
  EXPECT_EQ(postgresType({"numeric(10,2)[]"}), "DECIMAL(10,2)[]");
  EXPECT_EQ(postgresType({"timestamp(3) with time zone"}), "TIMESTAMP WITH TIME ZONE");
  EXPECT_EQ(postgresType({"interval day to second(3)"}), "INTERVAL");
  EXPECT_EQ(postgresType({"shop.mood", 'e', false}), "VARCHAR");
}

TEST(PostgresTypes, AreUnknownWhereNoneHoldsEveryValue) {
  EXPECT_EQ(postgresType({"numeric"}), "");
  EXPECT_EQ(postgresType({"numeric(2,-3)"}), "");
  EXPECT_EQ(postgresType({"text", 'b', false}), "") << "a type that somebody else called text";
  EXPECT_EQ(postgresType({"address", 'c', false}), "");
}

}  // namespace
}  // namespace osiris::source
