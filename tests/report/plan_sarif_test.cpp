#include "report/plan_sarif.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sample_plan.h"

namespace osiris::report {
namespace {

using Json = nlohmann::ordered_json;

Json runOf(const plan::Plan& plan) { return Json::parse(planSarif(plan, "1.2.3"))["runs"][0]; }

TEST(PlanSarif, NamesWhatBreaks) {
  const Json run = runOf(samplePlan());
  EXPECT_EQ(run["tool"]["driver"]["version"], "1.2.3");
  ASSERT_EQ(run["results"].size(), 1U);
  const Json result = run["results"][0];
  EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"],
            result["ruleId"]);
  EXPECT_EQ(result["level"], "error");
  EXPECT_EQ(result["message"]["text"],
            "column country removed: somebody may read it; reaches duckdb://w/main.orders.country");
  const Json location = result["locations"][0];
  EXPECT_EQ(location["physicalLocation"]["artifactLocation"]["uri"], "pipelines/orders.oml");
  EXPECT_EQ(location["logicalLocations"][0]["fullyQualifiedName"], "/steps/load/config/query");
}

TEST(PlanSarif, WarnsOfTheUnknownAndKeepsSilentAboutTheRest) {
  plan::Plan plan = samplePlan();
  plan.pipelines[0].diff.changes[0].kind = plan::ChangeClass::unknown;
  const Json result = runOf(plan)["results"][0];
  EXPECT_EQ(result["level"], "warning");
  EXPECT_EQ(result["ruleId"], "unknown_change");
  plan.pipelines[0].diff.changes[0].kind = plan::ChangeClass::rowScoped;
  EXPECT_TRUE(runOf(plan)["results"].empty());
}

}  // namespace
}  // namespace osiris::report
