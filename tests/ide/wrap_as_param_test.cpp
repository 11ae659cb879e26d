#include "ide/wrap_as_param.h"

#include "acting.h"

namespace osiris::ide {
namespace {

std::string document(std::string_view params, std::string_view config) {
  return "name: orders\n" + std::string(params) +
         "steps:\n  - id: read-a\n    component: mysql.extractor\n    config:\n" +
         std::string(config);
}

TEST(WrapAsParam, DeclaresTheValueAndRefersToIt) {
  EXPECT_EQ(act("wrap-as-param", document("", "      limit: ^10\n")).text,
            document("params:\n  limit: {type: integer, default: 10}\n",
                     "      limit: ${params.limit}\n"));
  EXPECT_EQ(act("wrap-as-param", document("params:\n  a: 1\n", "      table: \"^orders\"\n")).text,
            document("params:\n  a: 1\n  table: {type: string, default: orders}\n",
                     "      table: \"${params.table}\"\n"));
  EXPECT_EQ(
      act("wrap-as-param", document("params:\n", "      echo: t^rue\n")).text,
      document("params:\n  echo: {type: bool, default: true}\n", "      echo: ${params.echo}\n"));
  EXPECT_EQ(act("wrap-as-param", document("params: {a: 1}\n", "      table: ^t\n")).text,
            document("params: {table: {type: string, default: t}, a: 1}\n",
                     "      table: ${params.table}\n"));
}

TEST(WrapAsParam, FindsANameThatIsFree) {
  EXPECT_EQ(act("wrap-as-param", document("params:\n  table: a\n", "      table: ^b\n")).text,
            document("params:\n  table: a\n  read_a_table: {type: string, default: b}\n",
                     "      table: ${params.read_a_table}\n"));
}

TEST(WrapAsParam, QuotesWhereBracketsWouldMeanAMap) {
  EXPECT_EQ(act("wrap-as-param", document("", "      columns: [id, ^na me]\n")).text,
            document("params:\n  columns: {type: string, default: \"na me\"}\n",
                     "      columns: [id, \"${params.columns}\"]\n"));
}

TEST(WrapAsParam, IsNeverOfferedForSecrets) {
  for (const char* config : {"      password: ^hunter22\n", "      headers: {token: ^hunter22}\n",
                             "      dsn: ^mysql-dsn\n"})
    EXPECT_EQ(act("wrap-as-param", document("", config)).text, "not offered") << config;
}

TEST(WrapAsParam, IsOfferedForValuesOfAConfigOnly) {
  for (const char* config :
       {"      ^limit: 10\n", "      connection: \"@mysql.^a\"\n", "      table: ^${params.t}\n",
        "      query: |\n        SELECT ^1\n", "      limit: ^null\n", "      columns: ^[]\n"})
    EXPECT_EQ(act("wrap-as-param", document("", config)).text, "not offered") << config;
  EXPECT_EQ(act("wrap-as-param", "name: a\nsteps:\n  - id: ^a\n").text, "not offered");
}

}  // namespace
}  // namespace osiris::ide
