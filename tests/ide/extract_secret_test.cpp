#include "ide/extract_secret.h"

#include <gmock/gmock.h>

#include "acting.h"

namespace osiris::ide {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string inlineLogin =
    "  - id: read-orders\n    component: mysql.extractor\n    mode: read\n    config:\n"
    "      host: db.example\n      user: osiris\n      password: ^hunter22  # TODO\n      table: "
    "orders\n";

std::string connected(std::string_view alias) {
  return pipelineOf(
      "  - id: read-orders\n    component: mysql.extractor\n    mode: read\n    config:\n"
      "      connection: \"@mysql." +
      std::string(alias) + "\"\n      table: orders\n");
}

TEST(ExtractSecret, MakesAConnectionsFileWhereThereIsNone) {
  const Acted acted = act("extract-secret", pipelineOf(inlineLogin));
  EXPECT_EQ(acted.text, connected("main"));
  EXPECT_EQ(acted.otherPath, "/w/osiris_connections.yaml");
  EXPECT_TRUE(acted.otherIsNew);
  EXPECT_EQ(acted.other,
            "version: 1\nconnections:\n  mysql:\n    main:\n      host: db.example\n"
            "      user: osiris\n      password: \"${MYSQL_PASSWORD}\"\n");
}

TEST(ExtractSecret, AddsAnAliasToTheFileAsItIsWritten) {
  const Acted nested = act("extract-secret", pipelineOf(inlineLogin),
                           "connections:\n    mysql:\n        main: {host: other}\n");
  EXPECT_EQ(nested.text, connected("read-orders"));
  EXPECT_FALSE(nested.otherIsNew);
  EXPECT_EQ(nested.other,
            "connections:\n    mysql:\n        read-orders:\n          host: db.example\n"
            "          user: osiris\n          password: \"${MYSQL_PASSWORD}\"\n"
            "        main: {host: other}\n");
  const Acted older =
      act("extract-secret", pipelineOf(inlineLogin), "duckdb:\n  local: {path: a}\n");
  EXPECT_EQ(older.other,
            "mysql:\n  main:\n    host: db.example\n    user: osiris\n"
            "    password: \"${MYSQL_PASSWORD}\"\nduckdb:\n  local: {path: a}\n");
}

TEST(ExtractSecret, NeverShowsTheSecret) {
  const Acted acted = act("extract-secret", pipelineOf(inlineLogin));
  EXPECT_THAT(acted.title, Not(HasSubstr("hunter22")));
  EXPECT_THAT(acted.text, Not(HasSubstr("hunter22")));
  EXPECT_THAT(acted.other, Not(HasSubstr("hunter22")));
}

TEST(ExtractSecret, IsOfferedForAPlainSecretOnly) {
  const std::string step = "  - id: a\n    component: mysql.extractor\n    config:\n";
  checkNotOffered("extract-secret", step + "      ^host: h\n      table: t\n");
  checkNotOffered("extract-secret", step + "      ^password: ${MYSQL_PASSWORD}\n");
  checkNotOffered("extract-secret",
                  step + "      ^password: hunter22\n      connection: \"@mysql.a\"\n");
  checkNotOffered("extract-secret",
                  "  - id: a\n    component: my.own\n    config:\n      ^password: hunter22\n");
}

TEST(ExtractSecret, LeavesAFileAloneThatItCannotAddTo) {
  EXPECT_EQ(act("extract-secret", pipelineOf(inlineLogin), "mysql: {main: {host: a}}\n").text,
            "not offered");
  EXPECT_EQ(act("extract-secret", pipelineOf(inlineLogin), "- a\n").text, "not offered");
}

}  // namespace
}  // namespace osiris::ide
