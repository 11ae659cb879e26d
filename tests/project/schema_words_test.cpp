// What an author of OML is told, for each thing that can be wrong with a value.
#include <gmock/gmock.h>

#include "project/schema_findings.h"

namespace osiris::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SchemaWords, namesTheTypeAndTheBounds) {
  EXPECT_THAT(checkConfig("mysql.extractor", "port: abc"),
              ElementsAre("/port: 'port' is a whole number from 1 to 65535, got 'abc'"));
  EXPECT_THAT(checkConfig("mysql.extractor", "port: 0"),
              ElementsAre("/port: 'port' is a whole number from 1 to 65535, got 0"));
  EXPECT_THAT(checkConfig("mysql.extractor", "limit: 0"),
              ElementsAre("/limit: 'limit' is a whole number of at least 1, got 0"));
  EXPECT_THAT(checkField("{type: number, exclusiveMinimum: 0}", "-1"),
              ElementsAre("/x: 'x' is a number above 0, got -1"));
  EXPECT_THAT(checkField("{maximum: 3}", "4"), ElementsAre("/x: 'x' cannot be 4"));
}

TEST(SchemaWords, saysHowYamlReadsWhatLooksLikeText) {
  EXPECT_THAT(
      checkConfig("mysql.extractor", "host: yes"),
      ElementsAre("/host: 'host' is text, got yes, which YAML reads as true: put it in quotes"));
  EXPECT_THAT(
      checkConfig("mysql.extractor", "host: 1:30"),
      ElementsAre("/host: 'host' is text, got 1:30, which YAML reads as 90: put it in quotes"));
  EXPECT_THAT(
      checkConfig("mysql.extractor", "host: 017"),
      ElementsAre("/host: 'host' is text, got 017, which YAML reads as 15: put it in quotes"));
}

TEST(SchemaWords, knowsTheWayOut) {
  EXPECT_THAT(
      checkConfig("mysql.extractor", "limit: '5'"),
      ElementsAre(
          "/limit: 'limit' is a whole number of at least 1, got '5': leave out the quotes"));
  EXPECT_THAT(checkConfig("mysql.extractor", "echo: \"yes\""),
              ElementsAre("/echo: 'echo' is true/false, got 'yes': leave out the quotes"));
  EXPECT_THAT(checkConfig("mysql.extractor", "columns: id"),
              ElementsAre("/columns: 'columns' is a list of text, got 'id': write [id]"));
  EXPECT_THAT(checkConfig("filesystem.csv_writer", "delimiter: '\\t'"),
              ElementsAre("/delimiter: 'delimiter' is one character, got '\\t': a tab is \"\\t\" "
                          "in double quotes"));
}

TEST(SchemaWords, listsChoicesNearestFirst) {
  EXPECT_THAT(
      checkConfig("supabase.writer", "write_mode: upset"),
      ElementsAre("/write_mode: 'write_mode' is 'upsert', 'append' or 'replace', got 'upset'"));
  EXPECT_THAT(checkField("{enum: [1, two, true]}", "3"),
              ElementsAre("/x: 'x' is 1, 'two' or true, got 3"));
  EXPECT_THAT(
      checkField("{enum: [a, b, c, d, e, f, g, h, i]}", "z"),
      ElementsAre("/x: 'x' is one of 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h' (9 in all), got 'z'"));
}

TEST(SchemaWords, givesChoicesToInsert) {
  const auto component = Registry().find("supabase.writer");
  const Document config("write_mode: upset");
  const auto violations = validateConfig(*component, config.root());
  ASSERT_EQ(violations.size(), 1);
  EXPECT_EQ(violations[0].keyword, "enum");
  EXPECT_THAT(violations[0].allowed, ElementsAre("upsert", "append", "replace"));
}

TEST(SchemaWords, speaksOfItemsByTheirPlace) {
  EXPECT_THAT(checkConfig("mysql.extractor", "columns: [a, 5]"),
              ElementsAre("/columns/1: item 2 of 'columns' is text, got 5: put it in quotes"));
  EXPECT_THAT(checkConfig("filesystem.csv_extractor", "columns: [a, b, a]"),
              ElementsAre("/columns/2: 'columns' has 'a' twice"));
}

TEST(SchemaWords, speaksOfNestedKeysByTheirPath) {
  EXPECT_THAT(
      checkConfig("graphql.extractor", "headers: {Accept: 5}"),
      ElementsAre(
          "/headers/Accept: 'headers.Accept' is text, got a whole number: put it in quotes"));
}

TEST(SchemaWords, joinsWhatAValueMayBe) {
  EXPECT_THAT(checkConfig("filesystem.csv_extractor", "header: abc"),
              ElementsAre("/header: 'header' is true/false or a whole number, got 'abc'"));
  EXPECT_THAT(checkConfig("duckdb.writer", "primary_key: {a: 1}"),
              ElementsAre("/primary_key: 'primary_key' is text or a list of text, got a map"));
  EXPECT_THAT(checkField("{type: [string, integer]}", "[1]"),
              ElementsAre("/x: 'x' is text or a whole number, got a list"));
}

TEST(SchemaWords, saysWhatIsWrongInTheFormThatWasMeant) {
  EXPECT_THAT(checkConfig("duckdb.writer", "primary_key: []"),
              ElementsAre("/primary_key: 'primary_key' needs at least one item"));
  EXPECT_THAT(
      checkConfig("duckdb.writer", "primary_key: [a, 5]"),
      ElementsAre("/primary_key/1: item 2 of 'primary_key' is text, got 5: put it in quotes"));
}

TEST(SchemaWords, countsCharactersItemsAndEntries) {
  EXPECT_THAT(checkField("{minLength: 1}", "''"), ElementsAre("/x: 'x' is empty"));
  EXPECT_THAT(checkField("{minLength: 3}", "éé"),
              ElementsAre("/x: 'x' has at least 3 characters, got 2"));
  EXPECT_THAT(checkField("{maxLength: 1}", "ab"),
              ElementsAre("/x: 'x' is one character, got 'ab'"));
  EXPECT_THAT(checkField("{maxLength: 1}", "é"), IsEmpty());
  EXPECT_THAT(checkField("{minItems: 2}", "[a]"),
              ElementsAre("/x: 'x' needs at least 2 items, got 1"));
  EXPECT_THAT(checkField("{maxItems: 1}", "[a, b]"),
              ElementsAre("/x: 'x' takes at most 1 item, got 2"));
  EXPECT_THAT(checkField("{minProperties: 1}", "{}"),
              ElementsAre("/x: 'x' needs at least one entry"));
}

TEST(SchemaWords, showsAnExampleForAForm) {
  EXPECT_THAT(checkConfig("duckdb.writer", "memory: lots"),
              ElementsAre("/memory: 'memory' has to look like '2GB', got 'lots'"));
  EXPECT_THAT(checkField("{pattern: '^a+$'}", "b"),
              ElementsAre("/x: 'x' has to look like ^a+$, got 'b'"));
}

TEST(SchemaWords, suggestsTheKeyThatWasMeant) {
  constexpr auto schema =
      "{properties: {f: {properties: {pipelines_dir: true}, additionalProperties: false}}}";
  EXPECT_THAT(
      checkSchema(schema, "f: {pipeline_dir: x}"),
      ElementsAre(
          "/f/pipeline_dir: unknown key 'pipeline_dir' in 'f'; did you mean 'pipelines_dir'?"));
}

TEST(SchemaWords, namesWhatIsMissing) {
  EXPECT_THAT(checkSchema("{required: [a]}", "{}"), ElementsAre("/a: 'a' is missing"));
  EXPECT_THAT(checkField("{required: [a]}", "{}"), ElementsAre("/x/a: 'x' needs 'a'"));
  EXPECT_THAT(checkField("{dependencies: {a: [b]}}", "{a: 1}"),
              ElementsAre("/x/b: 'a' needs 'b' beside it"));
}

TEST(SchemaWords, shortensWhatIsLong) {
  EXPECT_THAT(checkField("{type: integer}", std::string(100, 'z')),
              ElementsAre("/x: 'x' is a whole number, got '" + std::string(40, 'z') + "…'"));
  EXPECT_THAT(checkField("{type: integer}", "|\n  a\n  b\n"),
              ElementsAre("/x: 'x' is a whole number, got 'a…'"));
}

TEST(SchemaWords, neverShowsASecret) {
  EXPECT_THAT(checkConfig("mysql.extractor", "password: 12345"),
              ElementsAre("/password: 'password' is text, got a whole number: put it in quotes"));
  EXPECT_THAT(checkField("{properties: {api_key: {enum: [a]}}}", "{api_key: hunter2}"),
              ElementsAre("/x/api_key: 'x.api_key' is 'a', got text"));
}

TEST(SchemaWords, saysRareThingsToo) {
  EXPECT_THAT(checkField("{const: a}", "b"), ElementsAre("/x: 'x' is 'a', got 'b'"));
  EXPECT_THAT(checkField("{multipleOf: 5}", "7"), ElementsAre("/x: 'x' is a multiple of 5, got 7"));
  EXPECT_THAT(checkField("{format: date}", "soon"),
              ElementsAre("/x: 'x' is a date such as 2025-01-31, got 'soon'"));
  EXPECT_THAT(checkField("{not: {type: string}}", "a"), ElementsAre("/x: 'x' cannot be 'a'"));
  EXPECT_THAT(checkField("false", "a"), ElementsAre("/x: 'x' is not allowed here"));
  EXPECT_THAT(checkField("{contains: {type: integer}}", "[a]"),
              ElementsAre("/x: 'x' lacks an item that has to be in it"));
  EXPECT_THAT(
      checkField("{oneOf: [{type: integer}, {type: number}]}", "5"),
      ElementsAre("/x: 'x' can be read in more than one way, as a whole number or a number"));
  EXPECT_THAT(checkField("{propertyNames: {pattern: '^[a-z]+$'}}", "{A: 1}"),
              ElementsAre("/x/A: 'A' is no name that a key of 'x' can have"));
}

}  // namespace
}  // namespace osiris::project
