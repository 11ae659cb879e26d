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

TEST(Rename, RefusesWhereNothingIsNamed) {
  EXPECT_EQ(renamed(caretAt("SELECT"), "a"), "not_renameable");
  EXPECT_EQ(renamed(caretAt("mysql.shop"), "a"), "not_renameable") << "another file gives it";
  EXPECT_EQ(renamed("steps:\n  - id: a\n    needs: [unkn^own]\n", "b"), "not_renameable");
}

}  // namespace
}  // namespace osiris::ide
