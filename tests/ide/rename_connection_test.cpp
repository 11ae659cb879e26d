#include "ide/rename_connection.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "oml/model.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

const Symbol shop{SymbolKind::connection, "mysql.shop"};
const Symbol standard{SymbolKind::connection, "mysql.default"};

/// The connections file after the rename, or the code of the refusal.
std::string given(std::string_view text, const Symbol& connection, std::string_view alias) {
  const auto edits = renameGiven(text, connection, alias);
  return edits ? text::applied(text, *edits) : edits.error().code;
}

/// A pipeline after the rename, or the code of the refusal.
std::string used(std::string_view text, std::string_view alias) {
  const oml::Model model(text);
  const auto edits = renameUses(text, connectionsIn(model.pipeline()), shop, alias);
  return edits ? text::applied(text, *edits) : edits.error().code;
}

std::string aliasOrCode(std::string_view typed) {
  const auto alias = aliasFrom(shop, typed);
  return alias ? *alias : alias.error().code;
}

TEST(RenameConnection, ChangesTheAliasOfItsFamilyAlone) {
  EXPECT_EQ(given("connections:\n"
                  "  mysql:\n    shop: {host: shop}  # the shop\n    crm: {host: a}\n"
                  "  duckdb:\n    shop: {path: shop.duckdb}\n",
                  shop, "store"),
            "connections:\n"
            "  mysql:\n    store: {host: shop}  # the shop\n    crm: {host: a}\n"
            "  duckdb:\n    shop: {path: shop.duckdb}\n");
}

TEST(RenameConnection, KeepsTheQuotesAndTheOlderForm) {
  EXPECT_EQ(given("mysql:\n  'shop': {host: a}\n", shop, "store"),
            "mysql:\n  'store': {host: a}\n");
}

TEST(RenameConnection, IsRefusedForAnAliasThatIsTakenEvenByAnEmptyOne) {
  EXPECT_EQ(given("mysql:\n  shop: {host: a}\n  crm: {host: b}\n", shop, "crm"), "name_taken");
  EXPECT_EQ(given("mysql:\n  shop: {host: a}\n  crm:\n", shop, "crm"), "name_taken");
}

TEST(RenameConnection, IsRefusedWhereTheConnectionIsNotGiven) {
  for (const char* text : {"", "mysql:\n", "duckdb:\n  shop: {path: a}\n", "mysql:\n  shop: 1\n"})
    EXPECT_EQ(given(text, shop, "store"), "not_renameable") << text;
}

TEST(RenameConnection, IsRefusedInAFileWithErrors) {
  EXPECT_EQ(given("mysql:\n  shop: {host: \"a}\n", shop, "store"), "broken_connections");
}

TEST(RenameConnection, IsRefusedWhereAnotherFamilySharesTheAlias) {
  EXPECT_EQ(given("mysql: &all\n  shop: {host: a}\nmariadb: *all\n", shop, "store"),
            "changes_meaning");
}

TEST(RenameConnection, KeepsTheDefaultThatIsOneByItsName) {
  EXPECT_EQ(given("mysql:\n  default:\n    host: a\n  crm: {host: b}\n", standard, "main"),
            "mysql:\n  main:\n    default: true\n    host: a\n  crm: {host: b}\n");
  EXPECT_EQ(given("mysql:\n  default: {host: a, default: no}\n", standard, "main"),
            "mysql:\n  main: {host: a, default: true}\n");
}

TEST(RenameConnection, AddsNoDefaultWhereTheFamilyHasOne) {
  EXPECT_EQ(given("mysql:\n  default: {host: a, default: true}\n", standard, "main"),
            "mysql:\n  main: {host: a, default: true}\n");
  EXPECT_EQ(
      given("mysql:\n  default: {host: a}\n  crm: {host: b, default: true}\n", standard, "main"),
      "mysql:\n  main: {host: a}\n  crm: {host: b, default: true}\n");
}

TEST(RenameConnection, MayMakeADefaultWhereThereWasNone) {
  EXPECT_EQ(given("mysql:\n  shop: {host: a}\n", shop, "default"),
            "mysql:\n  default: {host: a}\n");
}

TEST(RenameConnection, ChangesEveryUseAndNothingElse) {
  EXPECT_EQ(used("name: mysql.shop\n"
                 "params: {c: \"@mysql.shop\"}\n"
                 "steps:\n"
                 "- id: shop\n  config: {connection: \"@mysql.shop\", table: shop}\n"
                 "- config: {connection: '@mysql.shop2'}\n"
                 "- config: {connection: '@mysql.shop'}\n",
                 "store"),
            "name: mysql.shop\n"
            "params: {c: \"@mysql.store\"}\n"
            "steps:\n"
            "- id: shop\n  config: {connection: \"@mysql.store\", table: shop}\n"
            "- config: {connection: '@mysql.shop2'}\n"
            "- config: {connection: '@mysql.store'}\n");
}

TEST(RenameConnection, IsRefusedWhereAUseIsSpelledWithAnEscape) {
  EXPECT_EQ(used("steps:\n- config: {connection: \"@mysql.sh\\x6fp\"}\n", "store"),
            "not_renameable");
}

TEST(RenameConnection, TakesTheNewNameInEachForm) {
  for (const char* typed : {"store", "mysql.store", "@mysql.store"})
    EXPECT_EQ(aliasOrCode(typed), "store") << typed;
  for (const char* typed : {"", "@", "a b", "duckdb.store", "a.b.c", "no", "12", "ä", "-a"})
    EXPECT_EQ(aliasOrCode(typed), "invalid_name") << typed;
}

}  // namespace
}  // namespace osiris::ide
