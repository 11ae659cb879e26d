#include "source/access.h"

#include <gtest/gtest.h>

#include "project/document.h"

namespace osiris::source {
namespace {

std::optional<std::string> variable(std::string_view name) {
  if (name == "PASSWORD") return "k@nary/1";
  if (name == "DSN") return "postgresql://anna:k%40nary%2F1@db.example:6543/shop?sslmode=require";
  return std::nullopt;
}

Result<Access> accessTo(const std::string& family, const std::string& fields) {
  const std::string text = family + ": {one: {" + fields + "}}";
  const project::Document document(text);
  return Access::of(project::readConnections(document.root()).at(0), variable);
}

TEST(Access, HasTheValuesOfVariablesAndTheirFallbacks) {
  const auto access =
      accessTo("mysql", "host: '${HOST:-db}.example', password: '${PASSWORD}', port: 3307");
  ASSERT_TRUE(access);
  EXPECT_EQ(access->reveal("host"), "db.example");
  EXPECT_EQ(access->reveal("password"), "k@nary/1");
  EXPECT_EQ(access->reveal("port"), "3307");
  EXPECT_EQ(access->reveal("user"), "");
}

TEST(Access, TakesAnAddressApart) {
  const auto access = accessTo("supabase", "pg_dsn: '${DSN}'");
  ASSERT_TRUE(access);
  EXPECT_EQ(access->reveal("user"), "anna");
  EXPECT_EQ(access->reveal("password"), "k@nary/1");
  EXPECT_EQ(access->reveal("host"), "db.example");
  EXPECT_EQ(access->reveal("port"), "6543");
  EXPECT_EQ(access->reveal("database"), "shop");
}

TEST(Access, MasksSecretsInAnySpelling) {
  const auto access = accessTo("supabase", "pg_dsn: '${DSN}'");
  ASSERT_TRUE(access);
  EXPECT_EQ(access->masked("no k@nary/1 nor k%40nary%2F1 here"), "no *** nor *** here");
}

TEST(Access, LeavesOutWhatCannotBeMasked) {
  const auto access = accessTo("mysql", "password: 'ab'");
  ASSERT_TRUE(access);
  EXPECT_EQ(access->masked("absolutely").find("ab"), std::string::npos);
  EXPECT_EQ(access->masked("no such host"), "no such host");
}

TEST(Access, NamesTheVariableThatIsMissing) {
  const auto access = accessTo("mysql", "host: '${NOWHERE}'");
  ASSERT_FALSE(access);
  EXPECT_EQ(access.error().message,
            "'host' of '@mysql.one' needs the variable 'NOWHERE', which is not set");
}

TEST(Access, RepeatsNothingOfAnAddressThatCannotBeRead) {
  for (const char* dsn : {"mysql://anna:pass/word@db/shop", "mysql://db:port", "canary"}) {
    const auto access = accessTo("mysql", std::string("dsn: '") + dsn + "'");
    ASSERT_FALSE(access) << dsn;
    EXPECT_EQ(access.error().message, "the address of '@mysql.one' cannot be read");
  }
}

}  // namespace
}  // namespace osiris::source
