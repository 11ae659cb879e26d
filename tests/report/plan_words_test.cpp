#include "report/plan_words.h"

#include <gtest/gtest.h>

#include "sample_plan.h"

namespace osiris::report {
namespace {

using plan::ChangeClass;

/// A plan of one changed pipeline whose dataset changes so.
plan::Plan planWith(ChangeClass kind, std::vector<plan::DatasetChange> datasets) {
  plan::Plan plan{.environment = {}, .base = {}, .kind = kind};
  plan::PlannedPipeline pipeline{.path = "a.oml", .name = "a"};
  pipeline.state = plan::PipelineState::changed;
  pipeline.diff.kind = kind;
  pipeline.diff.changes = {{kind, "s", "", "", "something", "a reason"}};
  pipeline.diff.datasets = std::move(datasets);
  plan.pipelines.push_back(std::move(pipeline));
  return plan;
}

TEST(PlanSummary, OfNothing) {
  EXPECT_EQ(planSummary({}), "plan: no change");
  EXPECT_EQ(planSummary(planWith(ChangeClass::identical, {})), "plan: no change of data");
}

TEST(PlanSummary, CountsTablesColumnsAndPipelinesDownstream) {
  EXPECT_EQ(planSummary(samplePlan()),
            "plan: +1 table, +1 column, -1 column, ~2 columns, breaking change, 1 downstream");
  EXPECT_EQ(planHeadline(planWith(ChangeClass::columnScoped,
                                  {{"d", ChangeClass::columnScoped, {}, {}, {}, {"x", "y"}, ""}})),
            "plan: ~2 columns, risk 0");
}

TEST(PlanSummary, CountsAColumnOfOtherTypeAndValuesOnce) {
  EXPECT_EQ(
      planSummary(planWith(
          ChangeClass::columnScoped,
          {{"d", ChangeClass::columnScoped, {}, {}, {{"x", "INTEGER", "BIGINT"}}, {"x"}, ""}})),
      "plan: ~1 column");
}

TEST(PlanSummary, NeverCallsSafeWhatIsNot) {
  EXPECT_EQ(planSummary(planWith(ChangeClass::unknown, {})), "plan: unknown change");
  EXPECT_EQ(planSummary(planWith(ChangeClass::rowScoped, {})), "plan: row-scoped change");
  EXPECT_EQ(planSummary(
                planWith(ChangeClass::unknown, {{"d", ChangeClass::unknown, {}, {}, {}, {}, ""}})),
            "plan: ~1 table, unknown change");
}

TEST(PlanWords, NameWhatHappensToATable) {
  const std::vector<TableWords> tables = tableWords(samplePlan().pipelines[0]);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].how, "by step 'load', write_mode append");
  EXPECT_EQ(tables[0].change, "breaking: a column is gone");
  std::string columns;
  for (const ColumnWords& column : tables[0].columns)
    columns += std::string(1, column.sign) + " " + column.column + " " + column.detail + "\n";
  EXPECT_EQ(columns, "+ region VARCHAR\n- country \n~ id INTEGER → BIGINT\n~ total other values\n");
}

TEST(PlanWords, NameADatasetThatNoStepIsKnownToWrite) {
  const plan::Plan plan =
      planWith(ChangeClass::unknown, {{"d", ChangeClass::unknown, {}, {}, {}, {}, "who knows"}});
  const std::vector<TableWords> tables = tableWords(plan.pipelines[0]);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].change, "unknown: who knows");
}

TEST(PlanWords, GroupWhatIsDownstream) {
  const plan::Plan plan = samplePlan();
  const std::vector<DownstreamPipeline> pipelines = downstreamByPipeline(plan);
  ASSERT_EQ(pipelines.size(), 1U);
  EXPECT_EQ(pipelines[0].owners, (std::vector<std::string_view>{"@finance", "@bi"}));
  EXPECT_EQ(touchedName(*pipelines[0].touched[0]), "duckdb://w/main.report.land");
  EXPECT_EQ(touchedName(*pipelines[0].touched[1]), "duckdb://w/main.report (its rows)");
}

}  // namespace
}  // namespace osiris::report
