#include "report/plan_json.h"

#include <nlohmann/json.hpp>

#include "base/canonical_json.h"
#include "base/sha256.h"
#include "base/utf8.h"

namespace osiris::report {
namespace {

using PlanValue = nlohmann::json;

/// Canonical JSON takes nothing but UTF-8, and a path of a file may be anything.
std::string utf8Of(std::string_view text) {
  if (!findTextProblem(text)) return std::string(text);
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character character = utf8::decode(text, at);
    valid += character.valid ? text.substr(at, character.size) : "\uFFFD";
    at += character.size;
  }
  return valid;
}

template <typename List, typename ToJson>
PlanValue listOf(const List& items, const ToJson& toJson) {
  PlanValue list = PlanValue::array();
  for (const auto& item : items) list.push_back(toJson(item));
  return list;
}

PlanValue namesOf(const std::vector<std::string>& names) { return listOf(names, utf8Of); }

PlanValue columnValue(const sql::Column& column) {
  return {{"name", utf8Of(column.name)}, {"type", utf8Of(column.type)}};
}

PlanValue stepValue(const plan::PlannedStep& step) {
  return {{"id", utf8Of(step.id)},
          {"component", utf8Of(step.component)},
          {"mode", utf8Of(step.mode)},
          {"needs", namesOf(step.needs)},
          {"reads", namesOf(step.reads)},
          {"writes", step.writes ? PlanValue(utf8Of(*step.writes)) : PlanValue()},
          {"columns", listOf(step.columns, columnValue)},
          {"complete", step.complete}};
}

PlanValue tableValue(const plan::PlannedTable& table) {
  return {{"dataset", utf8Of(table.dataset)},
          {"step", utf8Of(table.step)},
          {"action", nameOf(table.action)},
          {"writeMode", utf8Of(table.writeMode)},
          {"columns", listOf(table.columns, columnValue)}};
}

PlanValue changeValue(const plan::Change& change) {
  return {{"class", nameOf(change.kind)},      {"step", utf8Of(change.step)},
          {"column", utf8Of(change.column)},   {"path", utf8Of(change.path)},
          {"what", utf8Of(change.what)},       {"reason", utf8Of(change.reason)},
          {"reaches", namesOf(change.reaches)}};
}

PlanValue datasetValue(const plan::DatasetChange& change) {
  const auto retyped = [](const plan::DatasetChange::Retyped& each) -> PlanValue {
    return {{"column", utf8Of(each.column)}, {"from", utf8Of(each.from)}, {"to", utf8Of(each.to)}};
  };
  return {{"dataset", utf8Of(change.dataset)},
          {"class", nameOf(change.kind)},
          {"added", namesOf(change.added)},
          {"removed", namesOf(change.removed)},
          {"retyped", listOf(change.retyped, retyped)},
          {"changed", namesOf(change.changed)},
          {"reason", utf8Of(change.reason)}};
}

PlanValue diffValue(const plan::PipelineDiff& diff) {
  const auto renamed = [](const plan::PipelineDiff::Renamed& each) -> PlanValue {
    return {{"from", utf8Of(each.first)}, {"to", utf8Of(each.second)}};
  };
  return {{"class", nameOf(diff.kind)},
          {"changes", listOf(diff.changes, changeValue)},
          {"datasets", listOf(diff.datasets, datasetValue)},
          {"stepsAdded", namesOf(diff.stepsAdded)},
          {"stepsRemoved", namesOf(diff.stepsRemoved)},
          {"stepsMoved", namesOf(diff.stepsMoved)},
          {"stepsRenamed", listOf(diff.stepsRenamed, renamed)}};
}

PlanValue pipelineValue(const plan::PlannedPipeline& pipeline) {
  return {{"path", utf8Of(pipeline.path)},
          {"name", utf8Of(pipeline.name)},
          {"state", nameOf(pipeline.state)},
          {"steps", listOf(pipeline.steps, stepValue)},
          {"tables", listOf(pipeline.tables, tableValue)},
          {"diff", diffValue(pipeline.diff)},
          {"errors", pipeline.errors},
          {"warnings", pipeline.warnings}};
}

PlanValue touchedValue(const plan::Touched& touched) {
  return {{"dataset", utf8Of(touched.dataset)},   {"column", utf8Of(touched.column)},
          {"pipeline", utf8Of(touched.pipeline)}, {"step", utf8Of(touched.step)},
          {"from", utf8Of(touched.from)},         {"class", nameOf(touched.kind)},
          {"owners", namesOf(touched.owners)}};
}

PlanValue riskValue(const plan::Risk& risk) {
  const auto feature = [](const plan::RiskFeature& each) -> PlanValue {
    return {{"name", utf8Of(each.name)}, {"points", each.points}, {"reason", utf8Of(each.reason)}};
  };
  return {{"score", risk.score}, {"features", listOf(risk.features, feature)}};
}

/// What the id is made of.
PlanValue planValue(const plan::Plan& plan) {
  return {{"class", nameOf(plan.kind)},
          {"pipelines", listOf(plan.pipelines, pipelineValue)},
          {"downstream", listOf(plan.downstream, touchedValue)},
          {"risk", riskValue(plan.risk)}};
}

std::string idOf(const PlanValue& value) { return "sha256:" + sha256Hex(canonicalJson(value)); }

}  // namespace

std::string planJson(const plan::Plan& plan) {
  PlanValue environmentOnly = PlanValue::array();
  for (const plan::PlannedPipeline& pipeline : plan.pipelines) {
    if (pipeline.diff.environmentOnly.empty()) continue;
    environmentOnly.push_back({{"pipeline", utf8Of(pipeline.path)},
                               {"changes", listOf(pipeline.diff.environmentOnly, changeValue)}});
  }
  PlanValue value = planValue(plan);
  std::string id = idOf(value);
  return canonicalJson(PlanValue{{"version", 1},
                                 {"id", std::move(id)},
                                 {"base", utf8Of(plan.base)},
                                 {"environment", utf8Of(plan.environment)},
                                 {"environmentOnly", std::move(environmentOnly)},
                                 {"plan", std::move(value)}}) +
         "\n";
}

std::string planId(const plan::Plan& plan) { return idOf(planValue(plan)); }

}  // namespace osiris::report
