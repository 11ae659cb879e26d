#include "report/plan_text.h"

#include <gtest/gtest.h>

#include "sample_plan.h"

namespace osiris::report {
namespace {

TEST(PlanText, ReadsAsAPage) {
  EXPECT_EQ(
      planText(samplePlan(), {}),
      R"(plan: +1 table, +1 column, -1 column, ~2 columns, breaking change, 1 downstream, risk 58
compared with v1.2.0, for prod

pipelines/orders.oml  changed, breaking
  alter duckdb://w/main.orders  (by step 'load', write_mode append)
    breaking: a column is gone
    + region VARCHAR
    - country
    ~ id INTEGER → BIGINT
    ~ total other values
  breaking: step 'load': column country removed (somebody may read it)
  note: there may be more; not followed to the end: 'read'
  problems: 1 error, 2 warnings

pipelines/people.oml  added, additive
  create duckdb://w/main.people  (by step 'save')
    + email VARCHAR

1 pipeline unchanged

downstream: 1 pipeline
  pipelines/bi.oml  (owners: @finance, @bi)
    breaking: duckdb://w/main.report.land ← duckdb://w/main.orders.country
    breaking: duckdb://w/main.report (its rows) ← duckdb://w/main.orders.country

differs between environments only; no change of what a pipeline says
  pipelines/orders.oml: limit 10 → 20

risk: 58 of 100
   40  class: the change is breaking
   18  breadth: 1 pipeline
)");
}

TEST(PlanText, OfNothing) {
  EXPECT_EQ(planText({}, {}),
            "plan: no change, risk 0\n\nrisk: 0 of 100\n  nothing was found that adds to it\n");
}

TEST(PlanText, BreaksLinesWhereTheyDoNotFit) {
  plan::Plan plan;
  plan.risk = {7, {{"size", 7, "one two three four"}}};
  EXPECT_NE(planText(plan, {.columns = 20}).find("    7  size: one two\n       three four\n"),
            std::string::npos);
}

TEST(PlanText, ColoursWhatBreaksAndNeverTheUnknownAsSafe) {
  const std::string page = planText(samplePlan(), {.color = Color::on});
  EXPECT_NE(page.find("\x1b[1;31mbreaking\x1b[0m"), std::string::npos);
  EXPECT_NE(page.find("\x1b[32madditive\x1b[0m"), std::string::npos);
  plan::Plan plan = samplePlan();
  plan.pipelines[0].diff.kind = plan::ChangeClass::unknown;
  EXPECT_NE(planText(plan, {.color = Color::on}).find("\x1b[1;33munknown\x1b[0m"),
            std::string::npos);
}

}  // namespace
}  // namespace osiris::report
