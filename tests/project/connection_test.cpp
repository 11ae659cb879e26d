#include "project/connection.h"

#include <gmock/gmock.h>

#include "project/document.h"

namespace osiris::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> namesIn(std::string_view text) {
  std::vector<std::string> names;
  for (const Connection& connection : readConnections(Document(text).root()))
    names.push_back(connection.family + "." + connection.alias);
  return names;
}

TEST(Connection, standsUnderConnections) {
  EXPECT_THAT(namesIn("version: 1\nconnections: {mysql: {a: {host: x}, b: {}}, duckdb: {c: {}}}"),
              ElementsAre("mysql.a", "mysql.b", "duckdb.c"));
}

TEST(Connection, standsAtTheTopInOlderFiles) {
  EXPECT_THAT(namesIn("version: 1\nmysql: {a: {host: x}}"), ElementsAre("mysql.a"));
}

TEST(Connection, isLeftOutWhenItHasAnotherShape) {
  EXPECT_THAT(namesIn("connections: {mysql: [a], duckdb: x, supabase: {main: 5, ok: {}}}"),
              ElementsAre("supabase.ok"));
  EXPECT_THAT(namesIn("connections: [mysql]"), IsEmpty());
  EXPECT_THAT(namesIn("- a"), IsEmpty());
  EXPECT_THAT(namesIn(""), IsEmpty());
}

TEST(Connection, keepsItsFieldsAsWritten) {
  const auto all = readConnections(
      Document("mysql: {a: {host: localhost, password: '${P}', default: yes}}").root());
  ASSERT_EQ(all.size(), 1);
  EXPECT_TRUE(all[0].isDefault);
  EXPECT_EQ(all[0].fields.size(), 2);
  EXPECT_EQ(all[0].field("password")->text, "${P}");
  EXPECT_EQ(all[0].field("default"), nullptr);
}

TEST(Connection, pointsAtItsAlias) {
  constexpr std::string_view text = "mysql:\n  crm:\n    host: x\n";
  const auto all = readConnections(Document(text).root());
  EXPECT_EQ(text.substr(all.at(0).span.begin, all.at(0).span.size()), "crm");
  const auto span = all[0].fields.at(0).span;
  EXPECT_EQ(text.substr(span.begin, span.size()), "x");
}

TEST(Connection, namesTheVariablesItCannotDoWithout) {
  const auto all = readConnections(
      Document("graphql: {a: {endpoint: '${A}/${B:-x}', headers: {k: '${C}', l: '${A}'}}}").root());
  EXPECT_THAT(all.at(0).variables, ElementsAre("A", "C"));
}

TEST(Connection, takesWhatAMergeBrings) {
  const auto all = readConnections(
      Document("mysql:\n  a: &a {host: x}\n  b:\n    <<: *a\n    port: 1\n").root());
  ASSERT_EQ(all.size(), 2);
  EXPECT_EQ(all[1].field("host")->text, "x");
}

}  // namespace
}  // namespace osiris::project
