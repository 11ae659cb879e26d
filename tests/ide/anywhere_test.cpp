// Every question can be asked anywhere in any text: nothing fails, and places lie in the text.
#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "ide/call_hierarchy.h"
#include "ide/code_action.h"
#include "ide/code_lens.h"
#include "ide/completion.h"
#include "ide/completion_docs.h"
#include "ide/connection_names.h"
#include "ide/dataset.h"
#include "ide/declaration.h"
#include "ide/document_link.h"
#include "ide/document_symbol.h"
#include "ide/folding_range.h"
#include "ide/hover.h"
#include "ide/inlay_hint.h"
#include "ide/linked_editing_range.h"
#include "ide/moved_files.h"
#include "ide/occurrences.h"
#include "ide/on_type_formatting.h"
#include "ide/rename.h"
#include "ide/rename_connection.h"
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

void expectHints(const oml::Pipeline& pipeline, const std::string& text, text::Span within) {
  for (const std::string profile : {"", "dev"}) {
    for (const InlayHint& hint :
         inlayHints(pipeline, *project::Workspace::empty(), within, {.profile = profile})) {
      EXPECT_TRUE(within.touches(hint.at)) << hint.label << '\n' << text;
      EXPECT_LT(hint.label.size(), 200U) << text;
    }
  }
}

/// A lens is on a step's id, and its references are somewhere else.
void expectLenses(const oml::Pipeline& pipeline, const std::string& text) {
  for (const CodeLens& lens : codeLenses(pipeline)) {
    expectInside(lens.span, text);
    for (const text::Span span : referencesTo(pipeline, {SymbolKind::step, lens.step})) {
      expectInside(span, text);
      EXPECT_NE(span, lens.span) << text;
    }
  }
}

void expectLinks(const oml::Pipeline& pipeline, const std::string& text) {
  const MemoryFileSystem files;
  for (const DocumentLink& link : documentLinks(pipeline, *project::Workspace::empty(), files))
    expectInside(link.span, text);
}

/// What a step calls is called by it, at the same places.
void expectCalls(const oml::Pipeline& pipeline, const std::string& text, text::Offset at) {
  const auto item = callItemAt(pipeline, at);
  if (!item) return;
  expectInside(item->span, text);
  EXPECT_TRUE(item->span.contains(item->nameSpan)) << text;
  for (const Call& call : outgoingCalls(pipeline, item->step)) {
    for (const text::Span place : call.places) expectInside(place, text);
    const auto back = incomingCalls(pipeline, call.item.step);
    EXPECT_TRUE(std::ranges::any_of(back,
                                    [&](const Call& each) {
                                      return each.item.step == item->step &&
                                             each.places == call.places;
                                    }))
        << item->name << " -> " << call.item.name << '\n'
        << text;
  }
}

/// Whatever is typed, blanks at the beginning of its line are all that changes.
void expectIndentation(const oml::Pipeline& pipeline, const std::string& text, text::Offset at) {
  for (const auto& edits : {formatNewLine(pipeline, at), formatDash(pipeline, at)}) {
    for (const text::Edit& edit : edits) {
      expectInside(edit.span, text);
      const std::string taken = text.substr(edit.span.begin, edit.span.size());
      EXPECT_EQ((taken + edit.newText).find_first_not_of(' '), std::string::npos) << text;
    }
  }
}

/// Linked places have the same text.
void expectLinked(const oml::Pipeline& pipeline, const std::string& text, text::Offset at) {
  const auto linked = linkedEditing(pipeline, at);
  if (!linked) return;
  for (const text::Span span : linked->spans) {
    expectInside(span, text);
    EXPECT_EQ(text.substr(span.begin, span.size()),
              text.substr(linked->spans[0].begin, linked->spans[0].size()));
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
  for (const text::Span span : declarationsOf(pipeline, occurrence->symbol))
    expectInside(span, text);
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

/// Connections are renamed at their own places, and then stand there under the new name.
void expectConnections(const oml::Pipeline& pipeline, const std::string& text) {
  const auto before = connectionsIn(pipeline);
  for (const Occurrence& each : before) {
    expectInside(each.span, text);
    const std::string_view family = project::connectionName(each.symbol.name).family;
    const Symbol renamed{SymbolKind::connection, std::string(family) + ".quite-new"};
    const auto edits = renameUses(text, before, each.symbol, "quite-new");
    if (!edits || edits->empty()) continue;
    const std::string after = text::applied(text, *edits);
    const oml::Model model(after);
    EXPECT_EQ(occurrencesOf(model.pipeline(), renamed).size(), edits->size()) << text;
    EXPECT_TRUE(occurrencesOf(model.pipeline(), each.symbol).empty()) << text;
  }
}

/// What is no pipeline can be asked too.
void expectConnections(project::FileKind kind, const std::string& text) {
  for (const Occurrence& each : connectionsIn(kind, text)) {
    expectInside(each.span, text);
    if (!each.definition) continue;
    const auto edits = renameGiven(text, each.symbol, "quite-new");
    EXPECT_FALSE(edits && edits->empty()) << text;
  }
}

/// A dataset is asked for at its own name, and is one to the workspace or none.
void expectDatasets(const oml::Pipeline& pipeline, const std::string& text) {
  const auto workspace = project::Workspace::empty();
  for (const DatasetUse& each : datasetsIn(pipeline)) {
    expectInside(each.span, text);
    const auto asked = datasetAt(pipeline, each.span.begin);
    ASSERT_TRUE(asked) << text;
    EXPECT_EQ(datasetId(asked->dataset, *workspace), datasetId(each.dataset, *workspace));
  }
}

/// A folder's name changes in the paths through it, whatever is broken around them.
void expectMoves(const oml::Pipeline& pipeline, const std::string& text) {
  static const auto workspace = [] {
    MemoryFileSystem files;
    files.add("/w/osiris_connections.yaml", "filesystem:\n  local: {base_dir: data}\n");
    return project::Workspace::load(files, "/w", [](std::string_view) { return false; });
  }();
  const std::vector<MovedFile> moved = {{"/w", "/v"}, {"/w/out.csv", "/w/in.csv"}};
  text::Offset end = 0;
  for (const text::Edit& edit : followMoved(pipeline, *workspace, moved)) {
    expectInside(edit.span, text);
    EXPECT_LE(end, edit.span.begin) << text;
    EXPECT_NE(text.substr(edit.span.begin, edit.span.size()), edit.newText) << text;
    end = edit.span.end;
  }
  for (const text::Edit& edit : followMoved(text, *workspace, moved)) expectInside(edit.span, text);
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
      const auto size = static_cast<text::Offset>(text.size());
      expectHints(model.pipeline(), text, {0, size});
      expectHints(model.pipeline(), text, {size / 3, size / 2});
      expectLenses(model.pipeline(), text);
      expectLinks(model.pipeline(), text);
      expectDatasets(model.pipeline(), text);
      expectMoves(model.pipeline(), text);
      expectConnections(model.pipeline(), text);
      expectConnections(project::FileKind::connections, text);
      expectConnections(project::FileKind::settings, text);
      for (int question = 0; question < 20; ++question) {
        const auto at = random.below(static_cast<std::uint32_t>(text.size()) + 1);
        askAt(model.pipeline(), text, at);
        renameAt(model.pipeline(), text, at);
        expectCalls(model.pipeline(), text, at);
        expectLinked(model.pipeline(), text, at);
        expectIndentation(model.pipeline(), text, at);
        actAt(model, text, at);
      }
      if (testing::Test::HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace osiris::ide
