#include "plan/lineage_graph.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
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

TEST(LineageGraph, TellsDatasetsAndTheirColumns) {
  EXPECT_THAT(threeDatasets().datasets(), ElementsAre("clean", "people", "raw", "report"));
  EXPECT_THAT(threeDatasets().columnsOf("report"), ElementsAre("name", "total"));
}

}  // namespace
}  // namespace osiris::plan
