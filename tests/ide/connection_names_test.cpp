#include "ide/connection_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "oml/model.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

using project::FileKind;
using ::testing::IsEmpty;

/// The text with every connection in it marked, a given one by `$`.
std::string marked(std::string_view text, std::vector<Occurrence> occurrences) {
  std::string all(text);
  std::ranges::sort(occurrences, std::ranges::greater(), &Occurrence::span);
  for (const Occurrence& each : occurrences) {
    all.insert(each.span.end, "]]");
    all.insert(each.span.begin, each.definition ? "$[[" : "[[");
  }
  return all;
}

std::string without(std::string text, std::string_view what) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what))
    text.erase(at, what.size());
  return text;
}

/// Marks are where they are in `expected`.
void expectIn(FileKind kind, const std::string& expected) {
  const std::string text = without(without(without(expected, "$[["), "[["), "]]");
  EXPECT_EQ(marked(text, connectionsIn(kind, text)), expected);
}

void expectInPipeline(const std::string& expected) {
  const std::string text = without(without(expected, "[["), "]]");
  const oml::Model model(text);
  EXPECT_EQ(marked(text, connectionsIn(model.pipeline())), expected);
}

TEST(ConnectionNames, AreGivenByTheConnectionsFileWithAndWithoutItsLevel) {
  expectIn(FileKind::connections,
           "version: 1\nconnections:\n  mysql:\n    $[[shop]]: {host: a}\n    \"$[[crm]]\": {}\n");
  expectIn(FileKind::connections, "mysql:\n  $[[shop]]: {host: a}\n  half:\n");
}

TEST(ConnectionNames, AreUsedByStepsHoweverTheyAreWritten) {
  expectInPipeline(
      "steps:\n"
      "- config: {connection: \"@[[mysql.shop]]\"}\n"
      "- config: {connection: '@[[mysql.shop]]'}\n"
      "- config:\n    connection: >-\n      @[[mysql.shop]]\n");
}

TEST(ConnectionNames, AreUsedWhereStepsTakeThemFrom) {
  expectInPipeline(
      "params:\n  source: {type: string, default: \"@[[mysql.shop]]\"}\n"
      "profiles:\n  dev: {params: {source: \"@[[mysql.dev]]\"}}\n"
      "x-common: &common {connection: \"@[[mysql.shop]]\"}\n"
      "steps:\n- config:\n    <<: *common\n    query: \"@mysql.shop and more\"\n");
}

TEST(ConnectionNames, AreHalfTypedOnlyUnderTheirOwnKey) {
  expectInPipeline("steps:\n- id: \"@mys\"\n  config: {connection: \"@[[mys]]\"}\n");
  expectInPipeline("steps:\n- config: {connection: \"@\"}\n");
}

TEST(ConnectionNames, AreUsedByTheSettings) {
  expectIn(FileKind::settings,
           "environments:\n"
           "  dev:\n"
           "    connections: {[[mysql.shop]]: \"@[[duckdb.local]]\", \"@[[mysql.crm]]\": 1}\n"
           "quality:\n"
           "- dataset: mysql://[[shop]]/orders\n"
           "- dataset: nothing\n");
}

TEST(ConnectionNames, OfOtherFilesAreNone) {
  EXPECT_THAT(connectionsIn(FileKind::other, "mysql: {shop: {host: a}}"), IsEmpty());
  EXPECT_THAT(connectionsIn(FileKind::connections, ""), IsEmpty());
  EXPECT_THAT(connectionsIn(FileKind::settings, "environments: [quality"), IsEmpty());
}

TEST(ConnectionAt, IsTheOneThatTouchesTheCaret) {
  const auto caret = test::parseCaret("mysql:\n  crm: {host: a}\n  shop^: {host: a}\n");
  const auto found = connectionAt(FileKind::connections, caret.text, caret.at);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->symbol.name, "mysql.shop");
  EXPECT_FALSE(connectionAt(FileKind::connections, caret.text, 2)) << "a family";
}

TEST(ConnectionReference, IsFamilyAndAlias) {
  for (const char* text : {"@mysql.shop", "@my-sql.shop_2"})
    EXPECT_TRUE(project::isConnectionReference(text)) << text;
  for (const char* text : {"", "@", "mysql.shop", "@mysql", "@mysql.", "@.shop", "@mysql.shop.a",
                           "@mysql.sh op", "@mysql.shop\n"})
    EXPECT_FALSE(project::isConnectionReference(text)) << text;
}

}  // namespace
}  // namespace osiris::ide
