// Anchors and aliases: where they lead, what they stand for, and that no secret shows.
#include "ide/anchor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ide/declaration.h"
#include "ide/hover.h"
#include "ide/rename.h"
#include "oml/model.h"
#include "support/marked_text.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view shared = R"(x-shared: &shared
  connection: "@mysql.main"
  limits: {rows: 10}
steps:
  - id: a
    component: mysql.extractor
    config: *shared
  - id: b
    component: mysql.extractor
    config: {<<: *shared, table: t}
)";

std::string caretBefore(std::string_view word, std::string_view within = shared) {
  std::string text(within);
  return text.insert(text.find(word) + 1, "^");
}

std::vector<text::Span> placesOf(const std::string& marked, bool definitionsOnly = false) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  const auto found = occurrenceAt(model.pipeline(), caret.at);
  if (!found) return {};
  if (definitionsOnly) return definitionsOf(model.pipeline(), *found);
  std::vector<text::Span> spans;
  for (const Occurrence& each : occurrencesOf(model.pipeline(), found->symbol))
    spans.push_back(each.span);
  return spans;
}

TEST(Anchor, IsNamedByItsAliasesAndMergeKeys) {
  const auto marked = test::mark(shared, placesOf(caretBefore("*shared")));
  EXPECT_THAT(marked, HasSubstr("x-shared: &[[shared]]"));
  EXPECT_THAT(marked, HasSubstr("config: *[[shared]]"));
  EXPECT_THAT(marked, HasSubstr("<<: *[[shared]], "));
  for (const auto* place : {"*shared, ", "&shared"})
    EXPECT_EQ(placesOf(caretBefore(place)), placesOf(caretBefore("*shared")));
}

TEST(Anchor, OfANameGivenTwiceIsTheLastAbove) {
  const std::string text = "a: &n 1\nb: *n\nc: &n 2\nd: *n\nsteps: []\n";
  EXPECT_EQ(placesOf(caretBefore("*n\nc", text), true), (std::vector<text::Span>{{4, 5}}));
  EXPECT_EQ(placesOf(caretBefore("*n\ns", text), true), (std::vector<text::Span>{{18, 19}}));
}

std::string told(const std::string& marked) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  const auto found = hover(model.pipeline(), *project::Workspace::empty(), caret.at);
  return found ? found->markdown : "";
}

TEST(Anchor, TellsWhatItStandsFor) {
  EXPECT_EQ(told(caretBefore("*shared")),
            "**&shared**\n\n````yaml\nconnection: @mysql.main\nlimits:\n  rows: 10\n````");
}

TEST(Anchor, TellsOfAnAliasWithoutOneThatThereIsNone) {
  EXPECT_THAT(told("x-a: *no^thing\nsteps: []\n"), HasSubstr("No anchor"));
}

TEST(Anchor, TellsNoSecret) {
  const std::string_view text = R"(x-all: &all
  password: hunter1
  nested: {api_key: hunter2, rows: 1}
x-one: &one hunter3
x-two: {token: &two hunter4}
params: {p: {default: &three hunter5, sensitive: true}}
steps:
  - id: a
    component: graphql.extractor
    config: {<<: *all, password: *one, table: *two, schema: *three}
    labels: [*one]
)";
  for (const auto* place : {"*all", "*one, ", "*two", "*three", "*one]", "&one", "&two"}) {
    EXPECT_THAT(told(caretBefore(place, text)), Not(HasSubstr("hunter"))) << place;
    EXPECT_THAT(told(caretBefore(place, text)), HasSubstr("(secret)")) << place;
  }
  EXPECT_THAT(told(caretBefore("*all", text)), HasSubstr("rows: 1"));
}

TEST(Anchor, TellsNotTooMuch) {
  std::string text = "x-a: &a\n";
  for (int i = 0; i < 100; ++i) text += "  k" + std::to_string(i) + ": 1\n";
  const std::string all = told(text + "x-b: *a^\nsteps: []\n");
  EXPECT_THAT(all, HasSubstr("k19: 1\n…\n"));
  EXPECT_THAT(all, Not(HasSubstr("k20")));
}

TEST(Anchor, IsRenamedWithItsAliases) {
  const test::CaretText caret = test::parseCaret(caretBefore("*shared"));
  const oml::Model model(caret.text);
  const auto edits = rename(model.pipeline(), caret.at, "common");
  ASSERT_TRUE(edits);
  std::string expected(shared);
  for (const auto* before : {"&shared", "*shared\n", "*shared,"}) {
    const std::size_t at = expected.find(before);
    expected.replace(at + 1, 6, "common");
  }
  EXPECT_EQ(text::applied(caret.text, *edits), expected);
}

TEST(Anchor, IsNotRenamedToOneThatIsThere) {
  const test::CaretText caret = test::parseCaret("a: &a^ 1\nb: &b 2\nc: [*a, *b]\nsteps: []\n");
  const oml::Model model(caret.text);
  EXPECT_EQ(rename(model.pipeline(), caret.at, "b").error().code, "name_taken");
}

}  // namespace
}  // namespace osiris::ide
