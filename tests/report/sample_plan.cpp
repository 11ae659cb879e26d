#include "sample_plan.h"

#include <fmt/format.h>

namespace osiris::report {
namespace {

using plan::ChangeClass;
using plan::PipelineState;
using plan::TableAction;

plan::PlannedPipeline changedPipeline() {
  plan::PlannedPipeline pipeline{.path = "pipelines/orders.oml", .name = "orders"};
  pipeline.state = PipelineState::changed;
  pipeline.steps = {
      {"read", "mysql.extractor", "read", {}, {"mysql://shop/orders"}, {}, {{"id", ""}}, false},
      {"load",
       "duckdb.writer",
       "write",
       {"read"},
       {},
       "duckdb://w/main.orders",
       {{"id", "BIGINT"}, {"region", "VARCHAR"}},
       true}};
  pipeline.tables = {{"duckdb://w/main.orders",
                      "load",
                      TableAction::alter,
                      "append",
                      {{"id", "BIGINT"}, {"region", "VARCHAR"}}}};
  pipeline.diff.kind = ChangeClass::breaking;
  pipeline.diff.changes = {{ChangeClass::breaking,
                            "load",
                            "country",
                            "/config/query",
                            "column country removed",
                            "somebody may read it",
                            {"duckdb://w/main.orders.country"}}};
  pipeline.diff.environmentOnly = {
      {ChangeClass::identical, "", "", "/profiles/prod/limit", "limit 10 → 20", "a profile"}};
  pipeline.diff.datasets = {{"duckdb://w/main.orders",
                             ChangeClass::breaking,
                             {"region"},
                             {"country"},
                             {{"id", "INTEGER", "BIGINT"}},
                             {"total"},
                             "a column is gone"}};
  pipeline.errors = 1;
  pipeline.warnings = 2;
  return pipeline;
}

plan::PlannedPipeline newPipeline() {
  plan::PlannedPipeline pipeline{.path = "pipelines/people.oml", .name = "people"};
  pipeline.state = PipelineState::added;
  pipeline.diff.kind = ChangeClass::additive;
  pipeline.tables = {
      {"duckdb://w/main.people", "save", TableAction::create, "", {{"email", "VARCHAR"}}}};
  return pipeline;
}

}  // namespace

plan::Plan samplePlan() {
  plan::Plan plan{.environment = "prod", .base = "v1.2.0", .kind = ChangeClass::breaking};
  plan.pipelines = {changedPipeline(), newPipeline(), {.path = "pipelines/still.oml", .name = "s"}};
  const std::string from = "duckdb://w/main.orders.country";
  plan.downstream = {{"duckdb://w/main.report",
                      "land",
                      "pipelines/bi.oml",
                      "make",
                      from,
                      ChangeClass::breaking,
                      {"@finance", "@bi"}},
                     {"duckdb://w/main.report",
                      "",
                      "pipelines/bi.oml",
                      "make",
                      from,
                      ChangeClass::breaking,
                      {"@finance"}}};
  plan.risk = {58, {{"class", 40, "the change is breaking"}, {"breadth", 18, "1 pipeline"}}};
  return plan;
}

plan::Plan planOf(const std::string& text) {
  plan::Plan plan{.environment = text, .base = text, .kind = ChangeClass::unknown};
  const plan::Change change{ChangeClass::breaking, text, text, text, text, text, {text}};
  plan::PlannedPipeline pipeline{.path = text, .name = text};
  pipeline.state = PipelineState::changed;
  pipeline.steps = {{text, text, text, {text}, {text}, text, {{text, text}}, false}};
  pipeline.tables = {{text, text, TableAction::alter, text, {{text, text}}}};
  pipeline.diff = {
      ChangeClass::breaking,
      {change},
      {change},
      {{text, ChangeClass::breaking, {text}, {text}, {{text, text, text}}, {text}, text}},
      {text},
      {text},
      {text},
      {{text, text}}};
  plan.pipelines = {pipeline};
  plan.downstream = {{text, text, text, text, text, ChangeClass::breaking, {text}}};
  plan.risk = {35, {{text, 35, text}}};
  return plan;
}

plan::Plan largePlan(std::size_t pipelines, std::size_t downstream) {
  plan::Plan plan{.environment = "prod", .base = "HEAD", .kind = ChangeClass::breaking};
  for (std::size_t i = 0; i < pipelines; ++i) {
    plan::PlannedPipeline pipeline = changedPipeline();
    pipeline.path = fmt::format("pipelines/p{:05}.oml", i);
    const bool isWorst = i + 1 == pipelines;
    pipeline.diff.kind = isWorst ? ChangeClass::breaking : ChangeClass::rowScoped;
    plan.pipelines.push_back(std::move(pipeline));
  }
  for (std::size_t i = 0; i < downstream; ++i) {
    plan.downstream.push_back({fmt::format("duckdb://w/main.t{}", i),
                               "c",
                               fmt::format("pipelines/d{:05}.oml", i / 2),
                               "make",
                               "duckdb://w/main.orders.country",
                               ChangeClass::rowScoped,
                               {"@someone"}});
  }
  return plan;
}

}  // namespace osiris::report
