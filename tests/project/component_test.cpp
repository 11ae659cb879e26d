#include "project/component.h"

#include <gmock/gmock.h>

#include "project/document.h"
#include "project/registry.h"

namespace osiris::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Component made(std::string_view spec) { return makeComponent(Document(spec).root(), "").value(); }

MATCHER_P2(provides, name, policy, "") { return arg.name == name && arg.policy == policy; }

TEST(Component, hasAFamily) { EXPECT_EQ(made("name: mysql.extractor").family, "mysql"); }

TEST(Component, readsTheFieldsInTheirOrder) {
  const Component component = made(
      "{name: a.b, configSchema: {required: [z], properties: {z: {type: string}, a: true, m: "
      "false}}}");
  EXPECT_THAT(component.fields, ElementsAre("z", "a", "m"));
  EXPECT_THAT(component.required, ElementsAre("z"));
  EXPECT_EQ(component.field("z")->at("type"), "string");
  EXPECT_EQ(component.field("y"), nullptr);
}

TEST(Component, knowsWhatAConnectionProvides) {
  const Component component = made(
      "{name: a.b, x-connection-fields: [host, {name: user, override: forbidden}, {name: h, "
      "override: warning}]}");
  EXPECT_THAT(component.connectionFields,
              ElementsAre(provides("host", Override::allowed),
                          provides("user", Override::forbidden), provides("h", Override::warning)));
}

TEST(Component, takesSecretsForConnectionFieldsWhereTheSpecNamesNone) {
  const Component component =
      made("{name: a.b, secrets: [/password, /auth/key], x-secret: [/password, /token]}");
  EXPECT_THAT(component.secretFields, ElementsAre("password", "auth", "token"));
  EXPECT_THAT(component.connectionFields, ElementsAre(provides("password", Override::forbidden),
                                                      provides("auth", Override::forbidden),
                                                      provides("token", Override::forbidden)));
}

TEST(Component, takesAnEmptyListOfConnectionFieldsAtItsWord) {
  EXPECT_THAT(made("{name: a.b, secrets: [/password], x-connection-fields: []}").connectionFields,
              IsEmpty());
}

TEST(Component, readsConstraintsAndAliases) {
  const Component component = made(
      "{name: a.b, constraints: {required: [{when: {q: null}, must: {t: {minLength: 1}}, error: "
      "say what}]},"
      " llmHints: {inputAliases: {table: [table_name, source]}}}");
  ASSERT_EQ(component.constraints.size(), 1);
  EXPECT_TRUE(component.constraints[0].when.at("q").is_null());
  EXPECT_EQ(component.constraints[0].must.at("t").at("minLength"), 1);
  EXPECT_EQ(component.constraints[0].error, "say what");
  EXPECT_THAT(component.aliases, ElementsAre(Pair("table_name", "table"), Pair("source", "table")));
}

TEST(Component, supportsTheModesOfOml) {
  const Component component = made("{name: a.b, modes: [extract, discover]}");
  EXPECT_TRUE(component.supportsMode("read"));
  EXPECT_FALSE(component.supportsMode("write"));
  EXPECT_FALSE(component.supportsMode("extract"));
  EXPECT_FALSE(component.supportsMode("discover"));
}

TEST(Component, failsWithoutAName) {
  EXPECT_EQ(makeComponent(Document("title: x").root(), "").error().code, "invalid_spec");
  EXPECT_EQ(makeComponent(Document("- a").root(), "").error().code, "invalid_spec");
  EXPECT_EQ(makeComponent(Document("").root(), "").error().code, "invalid_spec");
  EXPECT_EQ(makeComponent(Document("name: 5").root(), "").error().code, "invalid_spec");
}

TEST(Component, bearsASpecOfAnyShape) {
  const Component component = made(
      "{name: a, modes: 5, configSchema: [1], secrets: x, x-connection-fields: {a: 1}, "
      "constraints: 3, llmHints: [], version: {}}");
  EXPECT_THAT(component.fields, IsEmpty());
  EXPECT_THAT(component.connectionFields, IsEmpty());
  EXPECT_EQ(component.field("a"), nullptr);
}

}  // namespace
}  // namespace osiris::project
