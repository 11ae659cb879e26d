#include "plan/lineage_graph.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace osiris::plan {
namespace {

using sql::Influence;
using testing::ElementsAre;
using testing::IsEmpty;
using Direction = LineageGraph::Direction;

StepLineage writer(std::string dataset, std::vector<StepColumn> columns, sql::Origins rows = {}) {
  StepLineage step;
  step.columns = std::move(columns);
  step.rows = std::move(rows);
  step.writes = std::move(dataset);
  return step;
}

/// raw.a → clean.x → report.total; raw.b decides clean's rows; report.name is something else.
LineageGraph threeDatasets() {
  LineageGraph graph;
  graph.add("clean.oml",
            {writer("clean", {{"x", "", {{"raw", "a", Influence::transformation}}}},
                    {{"raw", "b", Influence::filter}})},
            {"write"});
  graph.add("report.oml",
            {writer("report", {{"total", "", {{"clean", "x", Influence::aggregation}}},
                               {"name", "", {{"people", "name", Influence::identity}}}})},
            {"write-report"});
  return graph;
}

std::vector<std::string> lines(const std::vector<LineageEdge>& edges) {
  std::vector<std::string> all;
  for (const LineageEdge& edge : edges)
    all.push_back(fmt::format("{}.{} > {}.{} {}", edge.from.dataset, edge.from.column,
                              edge.to.dataset, edge.to.column, sql::nameOf(edge.influence)));
  return all;
}

TEST(LineageGraph, FollowsAColumnDownThroughPipelines) {
  EXPECT_THAT(lines(threeDatasets().closure({"raw", "a"}, Direction::downstream)),
              ElementsAre("raw.a > clean.x TRANSFORMATION", "clean.x > report.total AGGREGATION"));
}

TEST(LineageGraph, FollowsWhatDecidesRowsToTheRowsBelow) {
  EXPECT_THAT(lines(threeDatasets().closure({"raw", "b"}, Direction::downstream)),
              ElementsAre("raw.b > clean. FILTER", "clean. > report. IDENTITY"));
}

TEST(LineageGraph, FollowsAColumnUp) {
  EXPECT_THAT(lines(threeDatasets().closure({"report", "total"}, Direction::upstream)),
              ElementsAre("clean.x > report.total AGGREGATION", "raw.a > clean.x TRANSFORMATION"));
}

TEST(LineageGraph, OfADatasetIsThatOfAllItsColumns) {
  EXPECT_THAT(lines(threeDatasets().closure({"people", ""}, Direction::downstream)),
              ElementsAre("people. > report. IDENTITY", "people.name > report.name IDENTITY"));
}

TEST(LineageGraph, EndsWhereDatasetsFeedEachOther) {
  LineageGraph graph;
  graph.add("a.oml", {writer("a", {{"x", "", {{"b", "x", Influence::identity}}}})}, {"w"});
  graph.add("b.oml", {writer("b", {{"x", "", {{"a", "x", Influence::identity}}}})}, {"w"});
  EXPECT_EQ(graph.closure({"a", "x"}, Direction::downstream).size(), 2U);
}

TEST(LineageGraph, KnowsNothingOfWhatIsNotThere) {
  EXPECT_THAT(threeDatasets().closure({"nobody", ""}, Direction::upstream), IsEmpty());
  EXPECT_THAT(threeDatasets().closure({"raw", "nobody"}, Direction::upstream), IsEmpty());
}

TEST(LineageGraph, ForgetsAPipelineWithItsDatasets) {
  LineageGraph graph = threeDatasets();
  graph.remove("report.oml");
  EXPECT_THAT(graph.datasets(), ElementsAre("clean", "raw"));
  EXPECT_THAT(lines(graph.closure({"raw", "a"}, Direction::downstream)),
              ElementsAre("raw.a > clean.x TRANSFORMATION"));
}

TEST(LineageGraph, KeepsWhatAnotherPipelineUsesAsWell) {
  LineageGraph graph = threeDatasets();
  graph.remove("clean.oml");
  EXPECT_THAT(graph.columnsOf("clean"), ElementsAre("x"));
  EXPECT_THAT(graph.closure({"clean", "x"}, Direction::upstream), IsEmpty());
}

TEST(LineageGraph, ForgetsNothingForAPathThatItDoesNotKnow) {
  LineageGraph graph = threeDatasets();
  graph.remove("nobody.oml");
  graph.remove("report");  // The name of a dataset.
  EXPECT_EQ(graph.edges(), threeDatasets().edges());
}

/// Some steps that write some of six datasets from others.
std::vector<StepLineage> randomSteps(std::mt19937& random) {
  const auto name = [&](std::string_view prefix, unsigned many) {
    return fmt::format("{}{}", prefix, random() % many);
  };
  const auto origins = [&] {
    sql::Origins made;
    for (auto left = random() % 4; left > 0; --left)
      made.insert({name("d", 6), name("c", 5), static_cast<Influence>(random() % 9)});
    return made;
  };
  std::vector<StepLineage> steps(random() % 4);
  for (StepLineage& step : steps) {
    if (random() % 4 != 0) step.writes = name("d", 6);
    if (random() % 4 == 0) step.passes = name("d", 6);
    for (auto left = random() % 4; left > 0; --left)
      step.columns.push_back({name("c", 5), "", origins()});
    step.rows = origins();
  }
  return steps;
}

void expectSame(const LineageGraph& graph, const LineageGraph& fresh) {
  ASSERT_EQ(graph.edges(), fresh.edges());
  ASSERT_EQ(graph.datasets(), fresh.datasets());
  for (const std::string& dataset : fresh.datasets()) {
    ASSERT_EQ(graph.columnsOf(dataset), fresh.columnsOf(dataset));
    auto nodes = fresh.columnsOf(dataset);
    nodes.emplace_back();
    for (const std::string& column : nodes) {
      for (const Direction way : {Direction::upstream, Direction::downstream})
        ASSERT_EQ(graph.closure({dataset, column}, way), fresh.closure({dataset, column}, way));
    }
  }
}

/// Pipelines come, go and are replaced in any order; the graph is the one made afresh.
TEST(LineageGraph, AfterAnyChangeEqualsOneMadeAfresh) {
  const std::vector<std::string> ids{"one", "two", "three"};
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    LineageGraph graph;
    std::vector<std::pair<std::string, std::vector<StepLineage>>> added;
    for (int round = 0; round < 40; ++round) {
      const std::string path = fmt::format("p{}.oml", random() % 8);
      graph.remove(path);
      std::erase_if(added, [&](const auto& each) { return each.first == path; });
      if (random() % 3 != 0) {
        added.emplace_back(path, randomSteps(random));
        graph.add(path, added.back().second, ids);
      }
      LineageGraph fresh;
      for (const auto& [of, steps] : added) fresh.add(of, steps, ids);
      ASSERT_NO_FATAL_FAILURE(expectSame(graph, fresh)) << "seed " << seed << ", round " << round;
    }
  }
}

TEST(LineageGraph, TellsDatasetsAndTheirColumns) {
  EXPECT_THAT(threeDatasets().datasets(), ElementsAre("clean", "people", "raw", "report"));
  EXPECT_THAT(threeDatasets().columnsOf("report"), ElementsAre("name", "total"));
}

}  // namespace
}  // namespace osiris::plan
