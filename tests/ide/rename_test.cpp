#include "ide/rename.h"

#include <gtest/gtest.h>

#include "oml/model.h"
#include "sample.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

/// The text after the rename, or the code of the refusal.
std::string renamed(const std::string& marked, std::string_view name) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  const auto edits = rename(model.pipeline(), caret.at, name);
  if (!edits) return edits.error().code;
  std::string text = caret.text;
  for (auto edit = edits->rbegin(); edit != edits->rend(); ++edit)
    text.replace(edit->span.begin, edit->span.size(), edit->newText);
  return text;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

TEST(Rename, GivesAStepItsNewNameWhereverItStandsInSqlToo) {
  const std::string expected =
      replaced(replaced(std::string(samplePipeline), "read-orders", "new-name"), "df_read_orders",
               "df_new_name");
  EXPECT_EQ(renamed(caretAt("read-orders", 1), "new-name"), expected);
  EXPECT_EQ(renamed(caretAt("read-orders", 2), "new-name"), expected);
  EXPECT_EQ(renamed(caretAt("df_read_orders"), "new-name"), expected);
}

TEST(Rename, FollowsTablesOfStepsThatAreNeededWithoutAWord) {
  const std::string steps =
      "steps:\n"
      "  - {id: first, component: mysql.extractor, mode: read}\n"
      "  - id: second\n"
      "    component: duckdb.processor\n"
      "    config: {query: SELECT * FROM df_first}\n"
      "  - id: third\n"
      "    component: duckdb.processor\n"
      "    needs: []\n"
      "    inputs: {df: \"${first.df}\"}\n"
      "    config: {query: SELECT * FROM df_first}\n";
  EXPECT_EQ(renamed(replaced(steps, "id: first", "id: ^first"), "other"),
            replaced(steps, "first", "other"));
  EXPECT_EQ(
      renamed(replaced(steps, "FROM df_first}\n  - id: third", "FROM d^f_first}\n  - id: third"),
              "other"),
      replaced(steps, "first", "other"));
}

TEST(Rename, FindsAnAnchorInTheMergeKeyOfAFlowStep) {
  EXPECT_EQ(renamed("x: &a {k: 1}\nsteps: [{id: s, config: {<<: *^a }}]\n", "b"),
            "x: &b {k: 1}\nsteps: [{id: s, config: {<<: *b }}]\n");
}

TEST(Rename, GivesAParameterItsNewNameInProfilesToo) {
  EXPECT_EQ(renamed(caretAt("since}"), "from_day"),
            replaced(std::string(samplePipeline), "since", "from_day"));
}

TEST(Rename, RefusesANameThatIsTakenOrWouldShareATable) {
  EXPECT_EQ(renamed(caretAt("read-orders"), "sum-orders"), "name_taken");
  EXPECT_EQ(renamed(caretAt("read-orders"), "sum_orders"), "name_taken");
}

TEST(Rename, RefusesWhatIsNoName) {
  for (const char* name : {"", "two words", "a.b", "no", "12", "ä"})
    EXPECT_EQ(renamed(caretAt("read-orders"), name), "invalid_name") << name;
}

/// Many steps, of which each needs the one before and the last one the first.
std::string longPipeline() {
  std::string text = "oml_version: \"0.1.0\"\nname: many\nparams:\n  day: monday\nsteps:\n";
  for (int i = 100; i < 200; ++i) {
    const std::string before = std::to_string(i == 199 ? 100 : i - 1);
    text += "  - id: step-" + std::to_string(i) + "\n    component: duckdb.processor\n" +
            "    mode: transform\n    needs: [step-" + before + "]\n    config:\n" +
            "      query: SELECT '${params.day}' AS day FROM df_step_" + before + "\n";
  }
  return text;
}

TEST(Rename, InAPipelineOfManyStepsReachesTheOnesFarAway) {
  const std::string text = longPipeline();
  const std::string expected =
      replaced(replaced(text, "step-100", "first"), "df_step_100", "df_first");
  EXPECT_EQ(renamed(replaced(text, "id: step-100", "id: ^step-100"), "first"), expected);
  EXPECT_EQ(renamed(replaced(text, "  day: mon", "  ^day: mon"), "weekday"),
            replaced(replaced(text, "  day: mon", "  weekday: mon"), ".day}", ".weekday}"));
}

TEST(Rename, InAPipelineOfManyStepsRefusesWhatIsTakenFarAway) {
  const std::string text = replaced(longPipeline(), "id: step-100", "id: ^step-100");
  EXPECT_EQ(renamed(text, "step-150"), "name_taken");
  EXPECT_EQ(renamed(text, "step_199"), "name_taken");
}

TEST(Rename, RefusesWhereNothingIsNamed) {
  EXPECT_EQ(renamed(caretAt("SELECT"), "a"), "not_renameable");
  EXPECT_EQ(renamed(caretAt("mysql.shop"), "a"), "not_renameable") << "another file gives it";
  EXPECT_EQ(renamed("steps:\n  - id: a\n    needs: [unkn^own]\n", "b"), "not_renameable");
}

}  // namespace
}  // namespace osiris::ide
