// A rename and the references after it lead to the same places, and a rename leads back.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "check/file.h"
#include "ide/occurrences.h"
#include "ide/rename.h"
#include "oml/model.h"
#include "oml/table_name.h"
#include "support/random_pipeline.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

using Edits = std::vector<text::Edit>;
using Places = std::vector<std::tuple<text::Span, bool, bool>>;

Places placesOf(const std::vector<Occurrence>& occurrences) {
  Places places;
  for (const Occurrence& each : occurrences)
    places.emplace_back(each.span, each.definition, each.table);
  std::ranges::sort(places);
  return places;
}

/// Where what the edits wrote stands after them.
Places placesWritten(const std::vector<Occurrence>& occurrences, const Edits& edits) {
  Places places;
  std::int64_t grown = 0;
  for (const text::Edit& edit : edits) {
    const auto begin = static_cast<text::Offset>(edit.span.begin + grown);
    const text::Span written{begin, begin + static_cast<text::Offset>(edit.newText.size())};
    for (const Occurrence& each : occurrences) {
      if (each.span == edit.span) places.emplace_back(written, each.definition, each.table);
    }
    grown += static_cast<std::int64_t>(edit.newText.size()) - edit.span.size();
  }
  std::ranges::sort(places);
  return places;
}

/// The place before the edits of one after them; what was written counts as its first byte.
text::Offset before(text::Offset at, const Edits& edits) {
  std::int64_t grown = 0;
  for (const text::Edit& edit : edits) {
    const std::int64_t begin = edit.span.begin + grown;
    if (at <= begin) break;
    if (at < begin + static_cast<std::int64_t>(edit.newText.size())) return edit.span.begin;
    grown += static_cast<std::int64_t>(edit.newText.size()) - edit.span.size();
  }
  return static_cast<text::Offset>(at - grown);
}

std::string withEach(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// A name that is another, its table that of the other, places as they were before the edits.
struct Translation {
  std::string_view from;
  std::string_view to;
  Edits edits = {};

  [[nodiscard]] std::string operator()(const std::string& text) const {
    if (from.empty()) return text;
    return withEach(withEach(text, oml::tableOf(from), oml::tableOf(to)), from, to);
  }
};

/// All that is found in a text, but for what is said of the name itself.
std::vector<std::string> findingsOf(const std::string& text, const Translation& translation) {
  check::File file("/w/pipelines/p.oml", text, project::Workspace::empty());
  std::vector<std::string> findings;
  for (const check::Diagnostic& each : file.diagnostics()) {
    if (each.code == "step_id_style") continue;
    findings.push_back(std::string(each.code) + " " +
                       std::to_string(before(each.span.begin, translation.edits)) + "-" +
                       std::to_string(before(each.span.end, translation.edits)) + " " +
                       translation(each.path) + " " + translation(each.message));
  }
  std::ranges::sort(findings);
  return findings;
}

constexpr std::array freshNames = {"zz9", "zz-fresh-name", "zz_fresh"};

/// Something with a name, at a random place; nothing when none was found.
std::optional<text::Offset> somePlace(const oml::Pipeline& pipeline, test::RandomEdits& random) {
  const auto size = static_cast<std::uint32_t>(pipeline.source.size());
  for (int tries = 0; tries < 100; ++tries) {
    const text::Offset at = random.below(size + 1);
    const auto found = occurrenceAt(pipeline, at);
    if (found && found->symbol.kind != SymbolKind::connection) return at;
  }
  return std::nullopt;
}

/// Rules take most of the time.
enum class Compare : std::uint8_t { places, findingsToo };

void expectRenames(const std::string& text, test::RandomEdits& random, Compare compare) {
  const oml::Model model(text);
  const auto at = somePlace(model.pipeline(), random);
  if (!at) return;
  const Symbol symbol = occurrenceAt(model.pipeline(), *at)->symbol;
  const std::string name = freshNames[random.below(freshNames.size())];
  SCOPED_TRACE("'" + symbol.name + "' at " + std::to_string(*at) + " to '" + name + "' in\n" +
               text);
  const auto edits = rename(model.pipeline(), *at, name);
  ASSERT_TRUE(edits) << edits.error().message;
  const std::string after = text::applied(text, *edits);

  const oml::Model renamed(after);
  const auto places = occurrencesOf(model.pipeline(), symbol);
  const auto now = occurrencesOf(renamed.pipeline(), {symbol.kind, name});
  EXPECT_EQ(placesOf(now), placesWritten(places, *edits)) << after;
  if (compare == Compare::findingsToo) {
    EXPECT_EQ(findingsOf(after, {name, symbol.name, *edits}), findingsOf(text, {})) << after;
  }

  const auto back =
      rename(renamed.pipeline(), now[random.below(now.size())].span.begin, symbol.name);
  ASSERT_TRUE(back) << back.error().message << '\n' << after;
  EXPECT_EQ(text::applied(after, *back), text);
}

TEST(EveryRename, LeadsToTheSamePlacesAndBack) {
  test::RandomPipeline pipelines(test::seed(21));
  test::RandomEdits random(test::seed(22));
  for (int round = 0; round < test::rounds(10000); ++round) {
    expectRenames(pipelines.next(), random,
                  round % 4 == 0 ? Compare::findingsToo : Compare::places);
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace osiris::ide
