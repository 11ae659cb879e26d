// Actions that write something in another form, at random places of random pipelines: the pipeline
// says what it said, and every comment is still there.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "ide/code_action.h"
#include "meaning.h"
#include "oml/model.h"
#include "oml/step_graph.h"
#include "support/random_pipeline.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

/// The text after an action at a place; nothing when it is not offered, or refused.
std::optional<std::string> acted(std::string_view name, const oml::Pipeline& pipeline,
                                 text::Offset at) {
  static const auto workspace = project::Workspace::empty();
  const auto action = findAction(name)->offer({pipeline, *workspace, {at, at}});
  const auto change = action ? action->change() : std::nullopt;
  if (!change) return std::nullopt;
  EXPECT_FALSE(change->other);
  return text::applied(pipeline.source, change->edits);
}

std::optional<std::string> acted(std::string_view name, const std::string& text, text::Offset at) {
  return acted(name, oml::Model(text).pipeline(), at);
}

/// Where the word stands.
std::vector<text::Offset> placesOf(std::string_view word, std::string_view text) {
  std::vector<text::Offset> places;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    places.push_back(static_cast<text::Offset>(at));
  return places;
}

std::vector<std::string> sortedComments(std::string_view text) {
  auto comments = commentsOf(text);
  std::ranges::sort(comments);
  return comments;
}

/// Steps by id, without `needs` as it is written; whom each waits for; and the rest.
struct Plan {
  std::map<std::string, std::string> steps;
  std::set<std::pair<std::string, std::string>> needs;
  std::string head;
  friend bool operator==(const Plan&, const Plan&) = default;
};

Plan planOf(const std::string& text) {
  const oml::Model model(text);
  const oml::Pipeline& pipeline = model.pipeline();
  const oml::StepGraph graph(pipeline);
  Plan plan;
  plan.head = meaningOf(pipeline.root());
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
    const std::string& id = pipeline.steps[i].step->id;
    for (const auto [key, value] : pipeline.steps[i].value().entries()) {
      if (key.text() != "needs") plan.steps[id + "." + std::string(key.text())] = meaningOf(value);
    }
    for (const oml::Edge& edge : graph.needs(i))
      plan.needs.emplace(id, pipeline.steps[edge.to].step->id);
  }
  return plan;
}

std::size_t problemsIn(const std::string& text) {
  return syntax::parseStream(text).problems.size();
}

class ActionProperty : public ::testing::Test {
 protected:
  /// Does the action on every place of the word in random pipelines, `count` times in all.
  template <typename Check>
  void act(std::string_view name, std::string_view word, int count, Check check) {
    for (int rounds = 0; count > 0 && rounds < 100000; ++rounds) {
      const std::string text = pipelines.next();
      const oml::Model model(text);
      for (const text::Offset at : placesOf(word, text)) {
        const auto after = acted(name, model.pipeline(), at);
        if (!after) continue;
        --count;
        SCOPED_TRACE(std::string(name) + " at " + std::to_string(at) + " of\n" + text +
                     "\n--- made\n" + *after);
        EXPECT_EQ(problemsIn(*after), problemsIn(text));
        EXPECT_EQ(sortedComments(*after), sortedComments(text));
        check(text, *after, at);
        if (HasFailure()) return;
      }
    }
    EXPECT_LE(count, 0) << "it was hardly ever offered";
  }

  test::RandomPipeline pipelines{test::seed(51)};
};

void expectSameMeaning(const std::string& text, const std::string& after, text::Offset) {
  EXPECT_EQ(meaningOf(after), meaningOf(text));
}

TEST_F(ActionProperty, AListInAnotherStyleIsTheSameList) {
  act("list-style", "needs", test::rounds(3000), expectSameMeaning);
  act("list-style", "tags", test::rounds(1000), expectSameMeaning);
}

TEST_F(ActionProperty, KeysInOrderSayTheSame) {
  act("order-step-keys", "component", test::rounds(1000), expectSameMeaning);
}

TEST_F(ActionProperty, KeysOfAllStepsSayTheSameAndStayInOrder) {
  act("organize", "oml_version", test::rounds(3000),
      [](const std::string& text, const std::string& after, text::Offset at) {
        EXPECT_EQ(meaningOf(after), meaningOf(text));
        EXPECT_EQ(acted("organize", after, at), std::nullopt);
      });
}

TEST_F(ActionProperty, SortedStepsWaitForTheSame) {
  act("sort-steps-here", "steps", test::rounds(1000),
      [](const std::string& text, const std::string& after, text::Offset) {
        EXPECT_EQ(planOf(after), planOf(text));
        const oml::Model model(after);
        EXPECT_TRUE(oml::StepGraph(model.pipeline()).looksBackOnly());
      });
}

TEST_F(ActionProperty, ATableAsAQueryAndBackIsTheSameTable) {
  act("table-or-query", "table: ", test::rounds(1000),
      [](const std::string& text, const std::string& after, text::Offset at) {
        const auto back = acted("table-or-query", after, at);
        // A comment beside a query keeps it one.
        const bool comment = text.substr(at, text.find_first_of("\r\n", at) - at).contains('#');
        EXPECT_EQ(back.has_value(), !comment);
        if (back) {
          EXPECT_EQ(meaningOf(*back), meaningOf(text));
        }
      });
}

}  // namespace
}  // namespace osiris::ide
