// Which configs are found fault with, and which are left alone.
#include <gmock/gmock.h>

#include "project/schema_findings.h"

namespace osiris::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(ValidateConfig, acceptsWhatTheSpecsThemselvesShow) {
  const Registry registry;
  for (const std::string& name : registry.names()) {
    for (const auto& example :
         registry.find(name)->spec.value("examples", nlohmann::ordered_json::array())) {
      EXPECT_THAT(checkConfig(name, example.at("config").dump()), IsEmpty())
          << name << ": " << example.at("title");
    }
  }
}

TEST(ValidateConfig, leavesNullAlone) {
  EXPECT_THAT(
      checkConfig("mysql.extractor", "{schema: null, port: ~, columns: [a, null], query: }"),
      IsEmpty());
}

TEST(ValidateConfig, leavesWhatIsKnownOnlyLaterAlone) {
  EXPECT_THAT(
      checkConfig("supabase.writer",
                  R"({write_mode: "${params.mode}", retries: "${R}", url: "https://${HOST}/"})"),
      IsEmpty());
  EXPECT_THAT(checkConfig("duckdb.writer", R"(primary_key: ["${params.key}"])"), IsEmpty());
}

TEST(ValidateConfig, leavesUnknownAndMissingKeysToTheirOwnRules) {
  EXPECT_THAT(checkConfig("mysql.extractor", "tabel: movies"), IsEmpty());
}

TEST(ValidateConfig, takesADateForTheTextItBecomes) {
  EXPECT_THAT(checkConfig("posthog.extractor", "initial_since: 2025-01-01"), IsEmpty());
}

TEST(ValidateConfig, readsNumbersAsOsirisDoes) {
  EXPECT_THAT(checkConfig("mysql.extractor",
                          "{port: 0xCEA, limit: 1_000, pool_recycle: 1:30, offset: 5.0}"),
              IsEmpty());
  EXPECT_THAT(checkConfig("mysql.extractor", "limit: 1e3"),
              ElementsAre("/limit: 'limit' is a whole number of at least 1, got '1e3'"));
  EXPECT_THAT(checkConfig("graphql.extractor", "retry_delay: 0.05"),
              ElementsAre("/retry_delay: 'retry_delay' is a number from 0.1 to 60, got 0.05"));
}

TEST(ValidateConfig, judgesWhatComesThroughAliasesAndMerges) {
  EXPECT_THAT(checkConfig("mysql.extractor", "limit: &n abc\noffset: *n\n"), SizeIs(2));
  EXPECT_THAT(checkConfig("mysql.extractor", "<<: {limit: abc, port: 1}\nport: 2\n"), SizeIs(1));
}

TEST(ValidateConfig, pointsAtTheExactValue) {
  constexpr std::string_view text = "table: movies\ncolumns: [id, 5]\n";
  const Document config(text);
  const auto violations = validateConfig(*Registry().find("mysql.extractor"), config.root());
  ASSERT_THAT(violations, SizeIs(1));
  const auto span = violations[0].value.span();
  EXPECT_EQ(text.substr(span.begin, span.size()), "5");
}

TEST(ValidateConfig, isQuietAboutAConfigThatIsNoMap) {
  EXPECT_THAT(checkConfig("mysql.extractor", "[a]"), IsEmpty());
  EXPECT_THAT(checkConfig("mysql.extractor", ""), IsEmpty());
}

TEST(ValidateConfig, isQuietWhenTheSpecIsBroken) {
  Component component;
  component.configSchema = {{"type", "object"}, {"properties", {{"x", {{"type", 5}}}}}};
  EXPECT_THAT(validateConfig(component, Document("x: 1").root()), IsEmpty());
  EXPECT_NE(component.compiled.of(component.configSchema).problem(), "");
}

TEST(ValidateConfig, followsASchemaThatWasChangedAfterACopy) {
  Component first;
  first.configSchema = {{"properties", {{"x", {{"type", "integer"}}}}}};
  const Document config("x: a");
  EXPECT_THAT(validateConfig(first, config.root()), SizeIs(1));
  Component second = first;
  second.configSchema = {{"properties", {{"x", {{"type", "string"}}}}}};
  EXPECT_THAT(validateConfig(second, config.root()), IsEmpty());
}

}  // namespace
}  // namespace osiris::project
