#include "project/settings_schema.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "project/connection.h"
#include "project/schema_findings.h"
#include "support/read_file.h"

namespace osiris::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsNull;
using testing::NotNull;

std::vector<std::string> checkSettings(std::string_view text) {
  return linesOf(settingsSchema().schema().validate(Document(text).root()));
}

std::vector<std::string> checkConnection(std::string_view family, std::string_view text) {
  return linesOf(connectionSchema(family)->schema().validate(Document(text).root()));
}

std::vector<std::string> checkSpec(std::string_view text) {
  return linesOf(componentSpecSchema().schema().validate(Document(text).root()));
}

TEST(SettingsSchema, compiles) {
  EXPECT_EQ(settingsSchema().schema().problem(), "");
  EXPECT_EQ(componentSpecSchema().schema().problem(), "");
  for (const std::string& family : connectionFamilyNames())
    EXPECT_EQ(connectionSchema(family)->schema().problem(), "") << family;
}

TEST(SettingsSchema, acceptsOsirisOwnSample) {
  if (std::string_view(OSIRIS_FIXTURES).empty()) return;
  EXPECT_THAT(checkSettings(test::contentOf(OSIRIS_FIXTURES "/osiris-0.5/osiris.yaml")), IsEmpty());
}

TEST(SettingsSchema, acceptsTheExamples) {
  EXPECT_THAT(checkSettings(test::contentOf(OSIRIS_SOURCE_DIR "/examples/osiris.yaml")), IsEmpty());
  const Document document(test::contentOf(OSIRIS_SOURCE_DIR "/examples/osiris_connections.yaml"));
  for (const auto [family, aliases] : connectionFamilies(document.root()).entries()) {
    for (const auto [alias, connection] : aliases.entries()) {
      EXPECT_THAT(linesOf(connectionSchema(family.text())->schema().validate(connection)),
                  IsEmpty())
          << alias.text();
    }
  }
}

TEST(SettingsSchema, allowsSectionsOfOsirisWhateverTheyHold) {
  EXPECT_THAT(checkSettings("{logging: {level: INFO}, llm: 5, aiop: {}, validate: x, x-mine: [1]}"),
              IsEmpty());
}

TEST(SettingsSchema, hasOsirisBounds) {
  EXPECT_THAT(
      checkSettings("filesystem: {naming: {manifest_short_len: 2}}"),
      ElementsAre("/filesystem/naming/manifest_short_len: 'filesystem.naming.manifest_short_len' "
                  "is a whole number from 3 to 16, got 2"));
  EXPECT_THAT(checkSettings("ids: {run_id_format: uid}"),
              ElementsAre("/ids/run_id_format: 'ids.run_id_format' is 'ulid', 'uuidv4', "
                          "'iso_ulid', 'snowflake' or 'incremental', got 'uid'"));
  EXPECT_THAT(
      checkSettings("filesystem: {profiles: {values: []}}"),
      ElementsAre(
          "/filesystem/profiles/values: 'filesystem.profiles.values' needs at least one item"));
}

TEST(SettingsSchema, suggestsSettings) {
  EXPECT_THAT(checkSettings("filesytem: {}"),
              ElementsAre("/filesytem: unknown key 'filesytem'; did you mean 'filesystem'?"));
}

TEST(SettingsSchema, knowsEnvironmentsAndPolicies) {
  EXPECT_THAT(checkSettings("environments: {staging: {sample: {percent: 5}, mask: yes, "
                            "connections: {duckdb.a: duckdb.b}}}"),
              IsEmpty());
  EXPECT_THAT(
      checkSettings("environments: {dev: {sample: {rows: 5, percent: 5}}}"),
      ElementsAre(
          "/environments/dev/sample: 'environments.dev.sample' takes at most 1 entry, got 2"));
  EXPECT_THAT(checkSettings("policy: {prod: {requires: [tests]}}"),
              ElementsAre("/policy/prod/requires/0: item 1 of 'policy.prod.requires' is 'checks' "
                          "or 'staging', got 'tests'"));
  EXPECT_THAT(checkSettings("policy: {prod: {freeze: [weekends]}}"),
              ElementsAre("/policy/prod/freeze/0: item 1 of 'policy.prod.freeze' has to look like "
                          "'Fri 16:00-Mon 08:00 Europe/Prague', got 'weekends'"));
}

TEST(SettingsSchema, knowsQualityChecks) {
  EXPECT_THAT(checkSettings("quality: [{dataset: 'duckdb://w/t', checks: [{not_null: id}, "
                            "{freshness: {column: a, within: 24h}}]}]"),
              IsEmpty());
  EXPECT_THAT(
      checkSettings("quality: [{dataset: 'duckdb://w/t', checks: [{freshness: {column: a}}]}]"),
      ElementsAre("/quality/0/checks/0/freshness/within: 'freshness' needs 'within'"));
}

TEST(ConnectionSchema, knowsTheFieldsOfAFamily) {
  EXPECT_THAT(
      checkConnection("mysql", "{hots: x, port: '3306', password: 5, timeout: 30}"),
      ElementsAre(
          "/hots: unknown key 'hots'; did you mean 'host'?",
          "/port: 'port' is a whole number from 1 to 65535, got '3306': leave out the quotes",
          "/password: 'password' is text, got a whole number: put it in quotes"));
  EXPECT_THAT(connectionSchema("oracle"), IsNull());
}

TEST(ConnectionSchema, acceptsOsirisOwnTemplate) {
  EXPECT_THAT(checkConnection("duckdb", "{default: true, database: ':memory:'}"), IsEmpty());
  EXPECT_THAT(
      checkConnection("filesystem", "{default: no, base_dir: '${H}/data', description: Exports}"),
      IsEmpty());
}

TEST(ConnectionSchema, knowsWhatIsSecret) {
  EXPECT_TRUE(isSecretConnectionField("mysql", "password"));
  EXPECT_TRUE(isSecretConnectionField("supabase", "service_role_key"));
  EXPECT_TRUE(isSecretConnectionField("graphql", "headers"));
  EXPECT_TRUE(isSecretConnectionField("oracle", "password"));
  EXPECT_FALSE(isSecretConnectionField("mysql", "user"));
  EXPECT_FALSE(isSecretConnectionField("oracle", "primary_key"));
}

TEST(ComponentSpecSchema, asksForWhatEverySpecHas) {
  EXPECT_THAT(checkSpec("name: a.b"),
              ElementsAre("/version: 'version' is missing", "/modes: 'modes' is missing",
                          "/capabilities: 'capabilities' is missing",
                          "/configSchema: 'configSchema' is missing"));
}

TEST(ComponentSpecSchema, findsWhatIsWrong) {
  constexpr auto spec =
      "{name: A b, version: '1', modes: [read], capabilities: {fly: true}, configSchema: {type: "
      "object, properties: {}}}";
  EXPECT_THAT(
      checkSpec(spec),
      ElementsAre("/name: 'name' has to look like 'mysql.extractor', got 'A b'",
                  "/version: 'version' has to look like '1.0.0', got '1'",
                  testing::StartsWith("/modes/0: item 1 of 'modes' is 'extract', 'write', "),
                  "/capabilities/fly: unknown key 'fly' in 'capabilities'"));
}

TEST(SchemaAt, leadsFromAPlaceInAFileToItsDescription) {
  const auto& schema = settingsSchema().json;
  EXPECT_EQ(schemaAt(schema, "/filesystem/profiles/default")->at("default"), "dev");
  EXPECT_EQ(schemaAt(schema, "/environments/anything/sample/rows")->at("minimum"), 1);
  EXPECT_EQ(schemaAt(schema, "/quality/0/checks/3/freshness/within")->at("type"), "string");
  EXPECT_THAT(schemaAt(schema, "/ids/run_id_format/0"), NotNull());
  EXPECT_THAT(schemaAt(schema, "/filesystem/nothing"), IsNull());
  EXPECT_EQ(schemaAt(schema, ""), &schema);
}

TEST(SettingsSchema, describesEverySettingOfOsiris) {
  for (const char* section : {"filesystem", "ids"}) {
    for (const auto& [key, field] :
         schemaAt(settingsSchema().json, std::string("/") + section)->at("properties").items()) {
      EXPECT_TRUE(field.contains("description")) << section << "." << key;
    }
  }
}

}  // namespace
}  // namespace osiris::project
