// The plan of a change: what happens to tables, and who downstream is touched.
#include "plan/make_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "oml/model.h"
#include "plan/pipeline_lineage.h"
#include "plan/risk.h"

namespace osiris::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string ordersWith(std::string_view columns, std::string_view rest = "") {
  return "oml_version: \"0.1.0\"\nname: orders\nsteps:\n"
         "  - id: read\n    component: mysql.extractor\n    mode: read\n    config:\n"
         "      connection: \"@mysql.shop\"\n      query: SELECT " +
         std::string(columns) + " FROM orders" + std::string(rest) +
         "\n"
         "  - id: write\n    component: filesystem.csv_writer\n    mode: write\n"
         "    needs: [read]\n    config: {path: orders.csv}\n";
}

/// Reads what `orders` writes.
constexpr std::string_view report =
    "oml_version: \"0.1.0\"\nname: report\nsteps:\n"
    "  - id: read\n    component: filesystem.csv_extractor\n    mode: read\n"
    "    config: {path: orders.csv, columns: [id, amount]}\n"
    "  - id: write\n    component: filesystem.csv_writer\n    mode: write\n    needs: [read]\n"
    "    config: {path: report.csv}\n";

class MakePlan : public testing::Test {
 protected:
  void add(std::string_view path, std::string_view text) {
    const oml::Model model(text);
    const std::string root;
    std::vector<std::string> ids;
    for (const auto& step : model.pipeline().steps) ids.push_back(step.step->id);
    graph.add(path, lineageOf({model.pipeline(), root}, *workspace), ids);
  }

  Plan plan(std::optional<std::string> before, std::optional<std::string> after) {
    if (after) add("orders.oml", *after);
    add("report.oml", report);
    const PipelineTexts texts{"orders.oml", std::move(before), std::move(after)};
    return makePlan({&texts, 1}, {.before = {workspace},
                                  .after = {workspace},
                                  .graph = graph,
                                  .ownersOf = [](std::string_view) {
                                    return std::vector<std::string>{"@finance"};
                                  }});
  }

  std::shared_ptr<const project::Workspace> workspace = project::Workspace::empty();
  LineageGraph graph;
};

TEST_F(MakePlan, OfANewPipelineCreatesItsTable) {
  const Plan made = plan(std::nullopt, ordersWith("id, amount"));
  ASSERT_EQ(made.pipelines.size(), 1U);
  EXPECT_EQ(made.pipelines[0].state, PipelineState::added);
  EXPECT_EQ(made.pipelines[0].name, "orders");
  ASSERT_EQ(made.pipelines[0].tables.size(), 1U);
  EXPECT_EQ(made.pipelines[0].tables[0].action, TableAction::create);
  EXPECT_EQ(made.pipelines[0].tables[0].dataset, "file://orders.csv");
  EXPECT_THAT(made.pipelines[0].tables[0].columns,
              ElementsAre(sql::Column{"id", ""}, sql::Column{"amount", ""}));
  EXPECT_TRUE(isSafe(made.kind));
  EXPECT_THAT(made.downstream, IsEmpty());
}

TEST_F(MakePlan, OfANewPipelineThatWritesWhatAnotherDoesIsNotSafe) {
  add("other.oml", ordersWith("id"));
  const Plan made = plan(std::nullopt, ordersWith("id, amount"));
  EXPECT_EQ(made.kind, ChangeClass::rowScoped);
}

TEST_F(MakePlan, OfTheSameTextIsNothing) {
  const std::string text = ordersWith("id, amount");
  const Plan made = plan(text, text);
  EXPECT_EQ(made.pipelines[0].state, PipelineState::unchanged);
  EXPECT_EQ(made.kind, ChangeClass::identical);
  EXPECT_EQ(made.risk.score, 0);
  EXPECT_THAT(made.risk.features, IsEmpty());
}

TEST_F(MakePlan, OfAnAddedColumnAltersTheTableAndTouchesNobody) {
  const Plan made = plan(ordersWith("id, amount"), ordersWith("id, amount, region"));
  EXPECT_EQ(made.pipelines[0].tables[0].action, TableAction::alter);
  EXPECT_EQ(made.kind, ChangeClass::additive);
  EXPECT_THAT(made.downstream, IsEmpty());
}

TEST_F(MakePlan, OfADroppedColumnNamesWhoUsesItDownToTheColumn) {
  const Plan made = plan(ordersWith("id, amount"), ordersWith("id"));
  EXPECT_EQ(made.kind, ChangeClass::breaking);
  ASSERT_EQ(made.downstream.size(), 1U);
  EXPECT_EQ(made.downstream[0].pipeline, "report.oml");
  EXPECT_EQ(made.downstream[0].step, "write");
  EXPECT_EQ(made.downstream[0].dataset, "file://report.csv");
  EXPECT_EQ(made.downstream[0].column, "amount");
  EXPECT_EQ(made.downstream[0].from, "file://orders.csv.amount");
  EXPECT_THAT(made.downstream[0].owners, ElementsAre("@finance"));
}

TEST_F(MakePlan, OfAChangedFilterTouchesAllColumnsDownstream) {
  const Plan made = plan(ordersWith("id, amount", " WHERE paid = 1"),
                         ordersWith("id, amount", " WHERE paid = 2"));
  EXPECT_EQ(made.kind, ChangeClass::rowScoped);
  std::vector<std::string> columns;
  for (const Touched& each : made.downstream) columns.push_back(each.column);
  EXPECT_THAT(columns, testing::IsSupersetOf({"amount", "id"}));
}

TEST_F(MakePlan, OfARemovedPipelineDropsItsTable) {
  const Plan made = plan(ordersWith("id, amount"), std::nullopt);
  EXPECT_EQ(made.pipelines[0].state, PipelineState::removed);
  ASSERT_EQ(made.pipelines[0].tables.size(), 1U);
  EXPECT_EQ(made.pipelines[0].tables[0].action, TableAction::drop);
  EXPECT_EQ(made.kind, ChangeClass::breaking);
  EXPECT_THAT(made.downstream, testing::Not(IsEmpty()));
}

TEST_F(MakePlan, HasARiskThatSaysWhatMadeIt) {
  const Plan made = plan(ordersWith("id, amount"), ordersWith("id"));
  int sum = 0;
  for (const RiskFeature& each : made.risk.features) {
    EXPECT_GT(each.points, 0);
    EXPECT_FALSE(each.reason.empty());
    sum += each.points;
  }
  EXPECT_EQ(made.risk.score, sum);
  EXPECT_THAT(made.risk.features, testing::SizeIs(2));  // class and breadth
  EXPECT_EQ(made.risk.features[0].name, "class");
}

TEST_F(MakePlan, CountsWhatIsWrongNow) {
  const Plan made = plan(std::nullopt, "oml_version: \"0.1.0\"\nname: a\nsteps: []\n");
  EXPECT_EQ(made.pipelines[0].errors, 1U);
}

TEST_F(MakePlan, NeverFailsOnDamagedText) {
  for (const std::string text : {"", ":", "steps:\n- - -\n", "\t\xff", "steps: &a [*a]"}) {
    const Plan made = plan(ordersWith("id"), text);
    EXPECT_FALSE(isSafe(made.kind)) << text;
  }
}

}  // namespace
}  // namespace osiris::plan
