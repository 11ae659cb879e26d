// What a step tells its component.
#include "check/checking.h"

namespace osiris::check {
namespace {

TEST(ConfigKeys, PointAtTheUnknownOne) {
  checkFinds("unknown_config_key", stepOf("duckdb.processor", "      [[quey]]: SELECT 1\n"));
  checkFinds("unknown_config_key",
             stepOf("duckdb.processor", "      query: SELECT 1\n      [[x-note]]: 1\n"));
}

TEST(ConfigKeys, PointAtTheWordConfigWhenOneIsMissing) {
  checkFinds(
      "missing_config_key",
      pipeline(
          "  - id: a\n    component: duckdb.processor\n    mode: transform\n    [[config]]: {}\n"));
}

TEST(ConfigKeys, RenameAMisspeltKey) {
  checkFixes("unknown_config_key", stepOf("duckdb.processor", "      quey: SELECT 1  # all\n"),
             stepOf("duckdb.processor", "      query: SELECT 1  # all\n"));
}

TEST(ConfigKeys, KnowTheNamesPeopleUse) {
  checkFixes("unknown_config_key", stepOf("filesystem.csv_writer", "      filename: a.csv\n"),
             stepOf("filesystem.csv_writer", "      path: a.csv\n"));
}

TEST(ConfigKeys, MayComeFromTheConnection) {
  checkDoesNotFind("missing_config_key",
                   stepOf("mysql.extractor", "      connection: '@mysql.shop'\n      table: a\n"));
  checkDoesNotFind("missing_config_key",
                   stepOf("mysql.extractor", "      connection: '@mysql'\n      table: a\n"));
}

TEST(ConfigKeys, OfferTheConnectionsThereAre) {
  checkFixes("missing_config_key", stepOf("mysql.extractor", "      table: a\n"),
             stepOf("mysql.extractor", "      connection: \"@mysql.shop\"\n      table: a\n"),
             {.workspace = "# file: osiris_connections.yaml\nconnections:\n  mysql:\n    shop: "
                           "{host: h, default: true}\n"});
}

TEST(ConfigKeys, SayAMissingPathTwiceAsOsirisDoes) {
  checkFinds("missing_config_field", pipeline("  - id: a\n    component: filesystem.csv_writer\n   "
                                              " mode: write\n    [[config]]: {header: true}\n"));
  checkFinds("missing_config_key", pipeline("  - id: a\n    component: filesystem.csv_writer\n    "
                                            "mode: write\n    [[config]]: {header: true}\n"));
}

TEST(Overrides, PointAtTheKey) {
  checkFinds("forbidden_override", stepOf("mysql.extractor",
                                          "      connection: '@mysql.shop'\n      [[database]]: "
                                          "other\n      port: 3307\n      table: a\n"));
  checkFinds(
      "override_warning",
      stepOf("graphql.extractor",
             "      connection: '@graphql.api'\n      query: '{a}'\n      [[headers]]: {}\n"));
}

TEST(Overrides, RemoveTheLine) {
  checkFixes("forbidden_override",
             stepOf("mysql.extractor",
                    "      connection: '@mysql.shop'\n      user: admin # no\n      table: a\n"),
             stepOf("mysql.extractor", "      connection: '@mysql.shop'\n      table: a\n"));
}

TEST(PrimaryKey, IsAskedForAtTheMode) {
  checkFinds(
      "missing_required_field",
      stepOf("supabase.writer",
             "      connection: '@supabase.a'\n      table: a\n      write_mode: [[upsert]]\n"));
  checkDoesNotFind("missing_required_field",
                   stepOf("supabase.writer",
                          "      connection: '@supabase.a'\n      table: a\n      write_mode: "
                          "upsert\n      primary_key:\n"));
  checkDoesNotFind(
      "missing_required_field",
      stepOf(
          "mysql.writer",
          "      connection: '@mysql.a'\n      table: a\n      write_mode:\n      mode: upsert\n"));
}

TEST(WriteMode, IsAnyComponents) {
  checkFinds("unknown_write_mode",
             stepOf("duckdb.processor", "      query: SELECT 1\n      mode: [[Append]]\n"));
  checkDoesNotFind("unknown_write_mode",
                   stepOf("duckdb.processor", "      query: SELECT 1\n      write_mode: ''\n"));
}

TEST(CsvWriter, MendsEncodings) {
  checkFixes("unsupported_encoding",
             stepOf("filesystem.csv_writer", "      path: a.csv\n      encoding: UTF-8\n"),
             stepOf("filesystem.csv_writer", "      path: a.csv\n      encoding: utf-8\n"));
  checkFixes("invalid_config_value",
             stepOf("filesystem.csv_writer", "      path: a.csv\n      delimiter: 5\n"),
             stepOf("filesystem.csv_writer", "      path: a.csv\n      delimiter: \"5\"\n"));
}

TEST(ConfigSchema, PointsAtTheExactValue) {
  checkFinds(
      "config_type",
      stepOf("mysql.extractor",
             "      connection: '@mysql.shop'\n      table: a\n      columns: [a, [[{}]]]\n"));
  checkFinds("config_bounds",
             stepOf("mysql.extractor",
                    "      connection: '@mysql.shop'\n      table: a\n      port: [[70000]]\n"));
  checkFinds("config_enum",
             stepOf("filesystem.csv_writer", "      path: a.csv\n      quoting: [[most]]\n"));
}

TEST(ConfigSchema, IsSilentAboutReferences) {
  checkClean(
      "oml_version: '0.1.0'\nname: a\nparams: {limit: {type: int, default: 5}}\nsteps:\n  - id: "
      "a\n    component: mysql.extractor\n"
      "    mode: read\n    config: {connection: '@mysql.shop', table: a, limit: "
      "\"${params.limit}\"}\n");
}

TEST(ConfigSchema, SaysNothingTwice) {
  checkDoesNotFind(
      "config_enum",
      stepOf("supabase.writer",
             "      connection: '@supabase.a'\n      table: a\n      write_mode: nonsense\n"));
  checkDoesNotFind("config_enum",
                   stepOf("filesystem.csv_writer", "      path: a.csv\n      newline: cr\n"));
}

TEST(ConfigSchema, QuotesWhatIsNoTextToOsiris) {
  checkFixes("ambiguous_scalar",
             stepOf("mysql.extractor", "      connection: '@mysql.shop'\n      table: no\n"),
             stepOf("mysql.extractor", "      connection: '@mysql.shop'\n      table: \"no\"\n"));
  checkFixes("config_type",
             stepOf("mysql.extractor", "      connection: '@mysql.shop'\n      table: 2024\n"),
             stepOf("mysql.extractor", "      connection: '@mysql.shop'\n      table: \"2024\"\n"));
  checkDoesNotFind("ambiguous_scalar",
                   stepOf("filesystem.csv_writer", "      path: a.csv\n      header: yes\n"));
}

TEST(Constraints, AreTheSpecs) {
  checkFinds("config_constraint", stepOf("mysql.writer",
                                         "      connection: '@mysql.shop'\n      table: a\n      "
                                         "mode: [[upsert]]\n      primary_key: a\n"));
  checkDoesNotFind(
      "config_constraint",
      stepOf("supabase.extractor", "      connection: '@supabase.a'\n      table: a\n"));
}

TEST(QueryOrTable, WantsOne) {
  checkFinds(
      "query_and_table",
      stepOf("mysql.extractor",
             "      connection: '@mysql.shop'\n      [[table]]: a\n      query: SELECT 1\n"));
  checkFinds("query_or_table_missing",
             pipeline("  - id: a\n    component: mysql.extractor\n    mode: read\n    "
                      "[[config]]:\n      connection: '@mysql.shop'\n"));
  checkDoesNotFind(
      "query_or_table_missing",
      stepOf("graphql.extractor", "      connection: '@graphql.api'\n      query: '{a}'\n"));
}

TEST(InlineSecret, IsNeverShown) {
  const std::string text = stepOf(
      "mysql.extractor",
      "      host: h\n      database: d\n      user: u\n      password: hunter2\n      table: a\n");
  for (const auto& diagnostic : findingsOf(text)) {
    EXPECT_EQ(diagnostic.message.find("hunter2"), std::string::npos);
    for (const auto& fix : diagnostic.fixes) {
      EXPECT_EQ(fix.title.find("hunter2"), std::string::npos);
    }
  }
}

TEST(InlineSecret, IsFoundWhereverItStands) {
  checkFinds("inline_secret",
             "oml_version: '0.1.0'\nname: a\nmetadata: {api_key: [[abcdef]]}\nsteps:\n  - id: a\n  "
             "  component: graphql.extractor\n"
             "    mode: read\n    config: {endpoint: e, query: '{a}', auth_token: [['secret']], "
             "variables: {Token: [[abcde]]}}\n");
}

TEST(InlineSecret, IsLongAndNoReference) {
  checkDoesNotFind("inline_secret", stepOf("mysql.extractor",
                                           "      host: h\n      database: d\n      user: u\n      "
                                           "password: ${PW}\n      table: a\n"));
  checkDoesNotFind("inline_secret", stepOf("mysql.extractor",
                                           "      host: h\n      database: d\n      user: u\n      "
                                           "password: abcd\n      table: a\n"));
  checkDoesNotFind(
      "inline_secret",
      stepOf("supabase.writer",
             "      connection: '@supabase.a'\n      table: a\n      primary_key: order_id\n"));
}

}  // namespace
}  // namespace osiris::check
