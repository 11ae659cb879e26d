// Every question can be asked anywhere in any text: nothing fails, and places lie in the text.
#include <gtest/gtest.h>

#include "ide/code_action.h"
#include "ide/completion.h"
#include "ide/completion_docs.h"
#include "ide/document_symbol.h"
#include "ide/folding_range.h"
#include "ide/hover.h"
#include "ide/occurrences.h"
#include "ide/rename.h"
#include "ide/selection_range.h"
#include "ide/semantic_tokens.h"
#include "oml/model.h"
#include "support/random_edits.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

void expectInside(text::Span span, const std::string& text) {
  EXPECT_LE(span.begin, span.end) << text;
  EXPECT_LE(span.end, text.size()) << text;
}

void expectInside(const std::vector<DocumentSymbol>& symbols, const std::string& text) {
  for (const DocumentSymbol& each : symbols) {
    expectInside(each.span, text);
    EXPECT_FALSE(each.name.empty()) << text;
    EXPECT_TRUE(each.span.contains(each.nameSpan)) << each.name << '\n' << text;
    expectInside(each.children, text);
  }
}

/// Tokens come in order, apart, each on one line.
void expectApart(const oml::Pipeline& pipeline, const std::string& text) {
  text::Offset end = 0;
  for (const SemanticToken& token :
       semanticTokens(pipeline, {0, static_cast<text::Offset>(text.size())})) {
    expectInside(token.span, text);
    EXPECT_LE(end, token.span.begin) << text;
    EXPECT_EQ(text.substr(token.span.begin, token.span.size()).find('\n'), std::string::npos);
    end = token.span.end;
  }
}

void askAt(const oml::Pipeline& pipeline, const std::string& text, text::Offset at) {
  const auto workspace = project::Workspace::empty();
  if (const auto found = hover(pipeline, *workspace, at)) expectInside(found->span, text);
  for (const Completion& each : complete(pipeline, *workspace, at)) {
    expectInside(each.edit.span, text);
    EXPECT_TRUE(each.edit.span.touches(at)) << each.label << " at " << at << '\n' << text;
    EXPECT_LE(each.edit.span.end, each.wordEnd) << each.label << " at " << at << '\n' << text;
    EXPECT_LE(each.wordEnd, text.size()) << each.label << " at " << at << '\n' << text;
    std::ignore = describe(each.topic, &pipeline, *workspace);
  }
  for (const text::Span span : selectionRanges(pipeline, at)) expectInside(span, text);
  const auto occurrence = occurrenceAt(pipeline, at);
  if (!occurrence) return;
  expectInside(occurrence->span, text);
  const auto all = occurrencesOf(pipeline, occurrence->symbol);
  EXPECT_TRUE(std::ranges::any_of(
      all, [&](const Occurrence& each) { return each.span == occurrence->span; }))
      << occurrence->symbol.name << '\n'
      << text;
}

/// A rename that is not refused leads to the same places.
void renameAt(const oml::Pipeline& pipeline, const std::string& text, text::Offset at) {
  const auto occurrence = occurrenceAt(pipeline, at);
  const auto edits = rename(pipeline, at, "quite-new");
  if (!edits || !occurrence) return;
  std::string after = text;
  for (auto edit = edits->rbegin(); edit != edits->rend(); ++edit)
    after.replace(edit->span.begin, edit->span.size(), edit->newText);
  const oml::Model model(after);
  const Symbol renamed{occurrence->symbol.kind, "quite-new"};
  EXPECT_EQ(occurrencesOf(model.pipeline(), renamed).size(),
            occurrencesOf(pipeline, occurrence->symbol).size())
      << text;
}

std::size_t problemsOf(const oml::Model& model) {
  std::size_t count = model.problems().size();
  for (const oml::PlacedStep& step : model.pipeline().steps) count += step.step->problems.size();
  return count;
}

/// An action's edits lie in the text and apart, and break nothing that was whole.
void actAt(const oml::Model& model, const std::string& text, text::Offset at) {
  const auto workspace = project::Workspace::empty();
  for (const ActionEntry& entry : actionTable()) {
    const auto action = entry.offer({model.pipeline(), *workspace, {at, at}});
    const auto change = action ? action->change() : std::nullopt;
    if (!change) continue;
    auto edits = change->edits;
    std::ranges::sort(edits, {}, &text::Edit::span);
    text::Offset end = 0;
    for (const text::Edit& edit : edits) {
      expectInside(edit.span, text);
      EXPECT_LE(end, edit.span.begin) << entry.name << '\n' << text;
      end = edit.span.end;
    }
    if (testing::Test::HasFailure()) return;
    const std::string after = text::applied(text, edits);
    EXPECT_LE(problemsOf(oml::Model(after)), problemsOf(model))
        << entry.name << " at " << at << " of\n"
        << text << "\nmade\n"
        << after;
  }
}

TEST(Anywhere, EveryQuestionIsAnsweredInDamagedText) {
  test::RandomEdits random(test::seed(5));
  const auto seeds = test::longPipelines();
  for (int round = 0; round < test::rounds(60); ++round) {
    std::string text = seeds[random.below(static_cast<std::uint32_t>(seeds.size()))];
    for (int i = 0; i < 10; ++i) {
      text = test::applied(text, random.next(text));
      const oml::Model model(text);
      expectInside(documentSymbols(model.pipeline()), text);
      for (const text::Span span : foldingRanges(model.pipeline())) expectInside(span, text);
      expectApart(model.pipeline(), text);
      for (int question = 0; question < 20; ++question) {
        const auto at = random.below(static_cast<std::uint32_t>(text.size()) + 1);
        askAt(model.pipeline(), text, at);
        renameAt(model.pipeline(), text, at);
        actAt(model, text, at);
      }
      if (testing::Test::HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace osiris::ide
