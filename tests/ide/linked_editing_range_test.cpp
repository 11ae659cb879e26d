#include "ide/linked_editing_range.h"

#include <gtest/gtest.h>

#include "oml/model.h"
#include "sample.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

/// The text with the places linked to the caret marked, and the pattern; "" for nothing.
std::string linked(const std::string& marked) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  const auto found = linkedEditing(model.pipeline(), caret.at);
  if (!found) return "";
  return test::mark(caret.text, found->spans) + std::string(found->wordPattern);
}

TEST(LinkedEditingRange, LinksAStepsIdWithItsUses) {
  EXPECT_EQ(linked("steps:\n  - id: my^-a\n  - id: b\n    needs: [\"my-a\"]\n"
                   "    inputs: {df: \"${my-a.df}\"}\n"),
            "steps:\n  - id: [[my-a]]\n  - id: b\n    needs: [\"[[my-a]]\"]\n"
            "    inputs: {df: \"${[[my-a]].df}\"}\n[A-Za-z0-9_-]+");
}

/// A step of that name, and one that reads its rows.
std::string withTable(const std::string& name, const std::string& table) {
  return "steps:\n  - id: ^" + name + "\n  - id: b\n    component: duckdb.processor\n    needs: [" +
         name + "]\n    config: {query: SELECT 1 FROM " + table + "}\n";
}

TEST(LinkedEditingRange, LinksATableThatSpellsTheNameAsItIs) {
  EXPECT_EQ(linked(withTable("orders", "df_orders")),
            "steps:\n  - id: [[orders]]\n  - id: b\n    component: duckdb.processor\n"
            "    needs: [[[orders]]]\n    config: {query: SELECT 1 FROM df_[[orders]]}\n"
            "[A-Za-z0-9_]+");
}

TEST(LinkedEditingRange, LinksNothingWhereATableSpellsItOtherwise) {
  EXPECT_EQ(linked(withTable("my-orders", "df_my_orders")), "");
}

TEST(LinkedEditingRange, LinksAParameterWithItsProfiles) {
  EXPECT_EQ(linked("params: {si^nce: 1}\nprofiles: {dev: {params: {since: 2}}}\n"
                   "x-a: ${params.since}\nsteps: []\n"),
            "params: {[[since]]: 1}\nprofiles: {dev: {params: {[[since]]: 2}}}\n"
            "x-a: ${params.[[since]]}\nsteps: []\n[A-Za-z0-9_-]+");
}

TEST(LinkedEditingRange, LinksNothingElse) {
  EXPECT_EQ(linked(caretAt("mysql.shop")), "");
  EXPECT_EQ(linked("steps:\n  - id: a\n    needs: [no^where]\n"), "") << "nobody has that name";
  EXPECT_EQ(linked("^"), "");
}

}  // namespace
}  // namespace osiris::ide
