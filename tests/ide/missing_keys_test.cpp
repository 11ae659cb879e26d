#include "ide/missing_keys.h"

#include "acting.h"

namespace osiris::ide {
namespace {

TEST(MissingKeys, AreAddedWithValuesToReplace) {
  checkActs(
      "missing-keys",
      "  - id: write-orders\n    component: duckdb.writer\n    mode: write\n    config:\n"
      "      ^connection: \"@duckdb.w\"\n      write_mode: append\n",
      "  - id: write-orders\n    component: duckdb.writer\n    mode: write\n    config:\n"
      "      connection: \"@duckdb.w\"\n      table: write_orders\n      write_mode: append\n");
}

TEST(MissingKeys, AreAConnectionForWhatItProvides) {
  const std::string before =
      "  - id: a\n    component: mysql.extractor\n    mode: read\n    config:\n      ^table: t\n";
  const auto after = [](std::string_view alias) {
    return pipelineOf(
        "  - id: a\n    component: mysql.extractor\n    mode: read\n    config:\n"
        "      connection: \"@mysql." +
        std::string(alias) + "\"\n      table: t\n");
  };
  EXPECT_EQ(
      act("missing-keys", pipelineOf(before), "mysql:\n  a: {host: h}\n  b: {default: true}\n")
          .text,
      after("b"));
  EXPECT_EQ(act("missing-keys", pipelineOf(before), "mysql:\n  shop: {host: h}\n").text,
            after("shop"));
  EXPECT_EQ(act("missing-keys", pipelineOf(before)).text, after("default"));
  EXPECT_EQ(act("missing-keys", pipelineOf(before)).title, "Add the missing key 'connection'");
}

TEST(MissingKeys, AreTheFieldsThemselvesWhereTheStepHasLoginOfItsOwn) {
  const std::string step =
      "  - id: a\n    component: mysql.extractor\n    mode: read\n    config:\n";
  checkActs("missing-keys", step + "      ^user: u\n      database: d\n      host: h\n",
            step +
                "      password: \"${MYSQL_PASSWORD}\"\n      user: u\n      database: d\n      "
                "host: h\n");
}

TEST(MissingKeys, MakeAConfigWhereThereIsNone) {
  const std::string step = "  - id: a-b\n    component: duckdb.processor\n    mode: transform\n";
  checkActs("missing-keys", step + "    needs: [^read-x]\n",
            step + "    needs: [read-x]\n    config:\n      query: SELECT * FROM df_read_x\n");
  checkActs("missing-keys", step + "    config:^\n", step + "    config:\n      query: SELECT 1\n");
  checkActs("missing-keys", step + "    config: {^}\n",
            step + "    config:\n      query: SELECT 1\n");
}

TEST(MissingKeys, StandInBracketsWhereTheConfigDoes) {
  checkActs("missing-keys",
            "  - {id: a, component: filesystem.csv_writer, config: {^delimiter: \";\"}}\n",
            "  - {id: a, component: filesystem.csv_writer, config: {path: output/a.csv, delimiter: "
            "\";\"}}\n");
}

TEST(MissingKeys, AreNoneWhereNothingIsMissingOrKnown) {
  checkNotOffered(
      "missing-keys",
      "  - id: a\n    component: duckdb.processor\n    config:\n      ^query: SELECT 1\n");
  checkNotOffered("missing-keys", "  - id: a\n    component: my.own\n    config:\n      ^x: 1\n");
  checkNotOffered("missing-keys", "  - id: a\n    component: duckdb.processor\n    config: ^[]\n");
}

}  // namespace
}  // namespace osiris::ide
