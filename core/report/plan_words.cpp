#include "report/plan_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "check/wording.h"
#include "report/terminal.h"

namespace osiris::report {
namespace {

using plan::ChangeClass;
using plan::TableAction;

struct PlanCounts {
  std::size_t tablesMade = 0;
  std::size_t tablesGone = 0;
  std::size_t tablesOther = 0;  ///< that change in no column that has a name
  std::size_t columnsMade = 0;
  std::size_t columnsGone = 0;
  std::size_t columnsOther = 0;
  std::size_t changes = 0;
};

/// Columns of a table that comes or goes are not counted: they come and go with it.
void countDataset(const plan::DatasetChange& change, PlanCounts& counts) {
  std::set<std::string_view> other(change.changed.begin(), change.changed.end());
  for (const auto& retyped : change.retyped) other.insert(retyped.column);
  counts.columnsMade += change.added.size();
  counts.columnsGone += change.removed.size();
  counts.columnsOther += other.size();
  const bool isNamed = !change.added.empty() || !change.removed.empty() || !other.empty();
  if (!isNamed && change.kind != ChangeClass::identical) ++counts.tablesOther;
}

PlanCounts countsOf(const plan::Plan& plan) {
  PlanCounts counts;
  for (const plan::PlannedPipeline& pipeline : plan.pipelines) {
    std::set<std::string_view> whole;
    for (const plan::PlannedTable& table : pipeline.tables) {
      if (table.action != TableAction::create && table.action != TableAction::drop) continue;
      ++(table.action == TableAction::create ? counts.tablesMade : counts.tablesGone);
      whole.insert(table.dataset);
    }
    for (const plan::DatasetChange& change : pipeline.diff.datasets) {
      if (!whole.contains(change.dataset)) countDataset(change, counts);
    }
    counts.changes += pipeline.diff.changes.size();
    if (pipeline.state == plan::PipelineState::added ||
        pipeline.state == plan::PipelineState::removed)
      ++counts.changes;
  }
  return counts;
}

const plan::DatasetChange* changeOf(const plan::PlannedPipeline& pipeline,
                                    std::string_view dataset) {
  const auto found =
      std::ranges::find(pipeline.diff.datasets, dataset, &plan::DatasetChange::dataset);
  return found == pipeline.diff.datasets.end() ? nullptr : &*found;
}

std::string typeIn(const plan::PlannedTable& table, std::string_view column) {
  const auto found = std::ranges::find(table.columns, column, &sql::Column::name);
  return found == table.columns.end() ? std::string() : found->type;
}

std::vector<ColumnWords> columnsIn(const plan::PlannedTable& table,
                                   const plan::DatasetChange* change) {
  std::vector<ColumnWords> words;
  if (table.action == TableAction::create) {
    for (const sql::Column& column : table.columns)
      words.push_back({'+', column.name, column.type});
    return words;
  }
  if (change == nullptr) return words;
  for (const auto& column : change->added) words.push_back({'+', column, typeIn(table, column)});
  for (const auto& column : change->removed) words.push_back({'-', column, ""});
  for (const auto& each : change->retyped)
    words.push_back({'~', each.column,
                     fmt::format("{} → {}", each.from.empty() ? "?" : each.from,
                                 each.to.empty() ? "?" : each.to)});
  for (const auto& column : change->changed) words.push_back({'~', column, "other values"});
  return words;
}

TableWords wordsOf(const plan::PlannedTable& table, const plan::DatasetChange* change) {
  TableWords words{.action = table.action, .dataset = table.dataset, .how = {}, .change = {}};
  if (!table.step.empty()) words.how = "by step '" + table.step + "'";
  if (!table.writeMode.empty())
    words.how += (words.how.empty() ? "write_mode " : ", write_mode ") + table.writeMode;
  words.columns = columnsIn(table, change);
  if (change == nullptr) return words;
  words.kind = change->kind;
  words.change = nameOf(change->kind);
  if (!change->reason.empty()) words.change += ": " + change->reason;
  return words;
}

/// Adds to the owners those that are not yet there.
void addOwners(const plan::Touched& touched, std::vector<std::string_view>& owners) {
  for (const std::string& owner : touched.owners) {
    if (std::ranges::find(owners, owner) == owners.end()) owners.emplace_back(owner);
  }
}

}  // namespace

std::string planSummary(const plan::Plan& plan) {
  const PlanCounts counts = countsOf(plan);
  std::vector<std::string> parts;
  const auto add = [&](std::string_view sign, std::size_t count, std::string_view noun) {
    if (count > 0) parts.push_back(std::string(sign) + check::counted(count, noun));
  };
  add("+", counts.tablesMade, "table");
  add("-", counts.tablesGone, "table");
  add("~", counts.tablesOther, "table");
  add("+", counts.columnsMade, "column");
  add("-", counts.columnsGone, "column");
  add("~", counts.columnsOther, "column");
  if (plan.kind >= ChangeClass::unknown || (parts.empty() && !isSafe(plan.kind)))
    parts.emplace_back(fmt::format("{} change", nameOf(plan.kind)));
  if (parts.empty()) parts.emplace_back(counts.changes == 0 ? "no change" : "no change of data");
  std::set<std::string_view> downstream;
  for (const plan::Touched& touched : plan.downstream) downstream.insert(touched.pipeline);
  if (!downstream.empty()) parts.push_back(fmt::format("{} downstream", downstream.size()));
  return fmt::format("plan: {}", fmt::join(parts, ", "));
}

std::string planHeadline(const plan::Plan& plan) {
  return fmt::format("{}, risk {}", planSummary(plan), plan.risk.score);
}

std::vector<TableWords> tableWords(const plan::PlannedPipeline& pipeline) {
  std::vector<TableWords> words;
  std::set<std::string_view> told;
  for (const plan::PlannedTable& table : pipeline.tables) {
    words.push_back(wordsOf(table, changeOf(pipeline, table.dataset)));
    told.insert(table.dataset);
  }
  for (const plan::DatasetChange& change : pipeline.diff.datasets) {
    if (told.contains(change.dataset)) continue;
    words.push_back(wordsOf({change.dataset, "", TableAction::alter, "", {}}, &change));
  }
  return words;
}

std::string gapsOf(const plan::PlannedPipeline& pipeline) {
  std::string gaps;
  for (const plan::PlannedStep& step : pipeline.steps) {
    if (!step.complete) gaps += (gaps.empty() ? "'" : ", '") + step.id + "'";
  }
  return gaps;
}

std::string problemsOf(const plan::PlannedPipeline& pipeline) {
  std::string problems;
  if (pipeline.errors > 0) problems = check::counted(pipeline.errors, "error");
  if (pipeline.warnings > 0)
    problems += (problems.empty() ? "" : ", ") + check::counted(pipeline.warnings, "warning");
  return problems;
}

bool isQuiet(const plan::PlannedPipeline& pipeline) {
  return pipeline.state == plan::PipelineState::unchanged &&
         pipeline.diff.kind == ChangeClass::identical && pipeline.diff.changes.empty() &&
         pipeline.diff.datasets.empty() && pipeline.errors == 0 && pipeline.warnings == 0;
}

std::vector<const plan::PlannedPipeline*> riskiestFirst(const plan::Plan& plan) {
  std::vector<const plan::PlannedPipeline*> pipelines;
  for (const plan::PlannedPipeline& pipeline : plan.pipelines) {
    if (!isQuiet(pipeline)) pipelines.push_back(&pipeline);
  }
  std::ranges::stable_sort(pipelines, std::ranges::greater(),
                           [](const auto* pipeline) { return pipeline->diff.kind; });
  return pipelines;
}

std::vector<DownstreamPipeline> downstreamByPipeline(const plan::Plan& plan) {
  std::map<std::string_view, DownstreamPipeline> byPath;
  for (const plan::Touched& touched : plan.downstream) {
    DownstreamPipeline& pipeline = byPath[touched.pipeline];
    pipeline.path = touched.pipeline;
    pipeline.kind = std::max(pipeline.kind, touched.kind);
    pipeline.touched.push_back(&touched);
    addOwners(touched, pipeline.owners);
  }
  std::vector<DownstreamPipeline> pipelines;
  pipelines.reserve(byPath.size());
  for (auto& [path, pipeline] : byPath) pipelines.push_back(std::move(pipeline));
  return pipelines;
}

std::string touchedName(const plan::Touched& touched) {
  return touched.column.empty() ? touched.dataset + " (its rows)"
                                : touched.dataset + "." + touched.column;
}

}  // namespace osiris::report
