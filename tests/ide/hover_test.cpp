#include "ide/hover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "oml/model.h"
#include "sample.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

using testing::HasSubstr;
using testing::Not;

/// What is told at the caret; "" for nothing.
std::string told(
    const std::string& marked,
    const std::shared_ptr<const project::Workspace>& workspace = project::Workspace::empty()) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  const auto found = hover(model.pipeline(), *workspace, caret.at);
  if (found) {
    EXPECT_TRUE(found->span.touches(caret.at));
  }
  return found ? found->markdown : "";
}

TEST(Hover, TellsOfAFieldWhatItsSpecSays) {
  const std::string text = told(caretAt("query: |"));
  EXPECT_THAT(text, HasSubstr("**query**"));
  EXPECT_THAT(text, HasSubstr("SELECT"));
}

TEST(Hover, TellsOfAStepWhatIsBeforeAndBehindIt) {
  for (const int place : {1, 2}) {
    const std::string text = told(caretAt("read-orders", place));
    EXPECT_THAT(text, HasSubstr("`mysql.extractor`"));
    EXPECT_THAT(text, HasSubstr("needed by: `sum-orders`"));
  }
  EXPECT_THAT(told(caretAt("df_read_orders")), HasSubstr("**read-orders**"));
}

TEST(Hover, TellsAParametersValueInEachProfile) {
  const std::string text = told(caretAt("since}"));
  EXPECT_THAT(text, HasSubstr("The first day."));
  EXPECT_THAT(text, HasSubstr("2024-01-01"));
  EXPECT_THAT(text, HasSubstr("in dev: `\"2025-01-01\"`"));
}

TEST(Hover, TellsOfAConnectionWhichVariablesAreSetAndNoValue) {
  MemoryFileSystem files;
  files.add("/w/osiris_connections.yaml",
            "mysql:\n  shop:\n    host: db.example\n    password: ${SHOP_PASSWORD}\n");
  const auto workspace = project::Workspace::load(
      files, "/w", [](std::string_view name) { return name == "SHOP_PASSWORD"; });
  const std::string text = told(caretAt("shop"), workspace);
  EXPECT_THAT(text, HasSubstr("password: `SHOP_PASSWORD` is set"));
  EXPECT_THAT(text, Not(HasSubstr("db.example")));
}

TEST(Hover, TellsOfComponentsAndOfTheLanguagesOwnKeys) {
  EXPECT_THAT(told(caretAt("mysql.extractor")), HasSubstr("Read from MySQL"));
  EXPECT_THAT(told(caretAt("needs:")), HasSubstr("Steps that must be done before"));
  EXPECT_THAT(told(caretAt("profiles:")), HasSubstr("environment"));
}

TEST(Hover, SaysNothingWhereThereIsNothingToTell) {
  EXPECT_EQ(told("^"), "");
  EXPECT_EQ(told(caretAt("count(*)")), "");
  EXPECT_EQ(told("steps:\n  - id: a\n    component: no.such\n    config: {fie^ld: 1}\n"), "");
}

}  // namespace
}  // namespace osiris::ide
