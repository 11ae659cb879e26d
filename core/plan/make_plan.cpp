#include "plan/make_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "check/fields.h"
#include "check/file.h"
#include "oml/model.h"
#include "oml/step_graph.h"
#include "plan/risk.h"
#include "plan/sql_findings.h"

namespace osiris::plan {
namespace {

/// A pipeline in one state; one that is not there is an empty text.
struct ReadPipeline {
  std::string text;
  oml::Model model;
  std::vector<StepLineage> lineage;

  ReadPipeline(std::string given, const WorkspaceState& state)
      : text(std::move(given)),
        model(text),
        lineage(lineageOf({model.pipeline(), state.workspace->root(), state.files},
                          *state.workspace)) {}
  ReadPipeline(const ReadPipeline&) = delete;  // The model looks into the text.
  ReadPipeline& operator=(const ReadPipeline&) = delete;

  [[nodiscard]] PipelineVersion version(const WorkspaceState& state) const {
    return {model.pipeline(), *state.workspace, lineage};
  }
};

std::vector<sql::Column> columnsOf(const StepLineage& lineage) {
  std::vector<sql::Column> columns;
  for (const StepColumn& column : lineage.columns) columns.push_back({column.name, column.type});
  return columns;
}

std::vector<PlannedStep> stepsOf(const ReadPipeline& read) {
  const oml::Pipeline& pipeline = read.model.pipeline();
  const oml::StepGraph graph(pipeline);
  std::vector<PlannedStep> steps;
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
    const oml::Step& step = *pipeline.steps[i].step;
    const StepLineage& lineage = read.lineage[i];
    PlannedStep& made = steps.emplace_back(PlannedStep{step.id,
                                                       step.component,
                                                       step.mode,
                                                       {},
                                                       lineage.reads,
                                                       lineage.writes,
                                                       columnsOf(lineage),
                                                       lineage.complete});
    for (const oml::Edge& edge : graph.needs(i))
      made.needs.push_back(pipeline.steps[edge.to].step->id);
  }
  return steps;
}

/// What of the steps writes a dataset, in their order.
std::map<std::string, const StepLineage*> writersOf(const ReadPipeline& read) {
  std::map<std::string, const StepLineage*> writers;
  for (const StepLineage& step : read.lineage) {
    if (step.writes) writers.emplace(*step.writes, &step);
  }
  return writers;
}

TableAction actionOf(std::string_view writeMode, const StepLineage& now,
                     const StepLineage* before) {
  if (before == nullptr) return TableAction::create;
  const bool known = !now.columns.empty() && !before->columns.empty();
  if (known && columnsOf(now) != columnsOf(*before)) return TableAction::alter;
  if (writeMode == "append") return TableAction::append;
  if (writeMode == "upsert") return TableAction::upsert;
  return TableAction::replace;
}

std::vector<PlannedTable> tablesOf(const ReadPipeline& before, const ReadPipeline& after) {
  const auto writersBefore = writersOf(before);
  const auto writersAfter = writersOf(after);
  const auto& steps = after.model.pipeline().steps;
  std::vector<PlannedTable> tables;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const StepLineage& lineage = after.lineage[i];
    if (!lineage.writes) continue;
    const syntax::Value config = steps[i].step->value()["config"];
    std::string_view mode = check::textOf(config["write_mode"]);
    if (mode.empty()) mode = check::textOf(config["mode"]);
    const auto was = writersBefore.find(*lineage.writes);
    tables.push_back({*lineage.writes, steps[i].step->id,
                      actionOf(mode, lineage, was == writersBefore.end() ? nullptr : was->second),
                      std::string(mode), columnsOf(lineage)});
  }
  for (const auto& [dataset, writer] : writersBefore) {
    if (!writersAfter.contains(dataset))
      tables.push_back({dataset, "", TableAction::drop, "", columnsOf(*writer)});
  }
  return tables;
}

bool hasAnotherWriter(const LineageGraph& graph, const std::string& dataset,
                      const std::string& path) {
  return std::ranges::any_of(
      graph.closure({dataset, ""}, LineageGraph::Direction::upstream),
      [&](const LineageEdge& edge) { return edge.to.dataset == dataset && edge.pipeline != path; });
}

/// A pipeline that was not there adds what it writes, unless somebody else writes that too.
PipelineDiff diffOfNew(const ReadPipeline& read, const std::string& path,
                       const LineageGraph& graph) {
  PipelineDiff diff{.kind = ChangeClass::additive};
  diff.changes.push_back(
      {ChangeClass::additive, "", "", "", "pipeline added", "nothing ran under this name"});
  for (const oml::PlacedStep& step : read.model.pipeline().steps)
    diff.stepsAdded.push_back(step.step->id);
  for (const auto& [dataset, writer] : writersOf(read)) {
    DatasetChange change{dataset, ChangeClass::additive, {}, {}, {}, {}, "nobody wrote it before"};
    if (hasAnotherWriter(graph, dataset, path)) {
      change.kind = ChangeClass::rowScoped;
      change.reason = "another pipeline writes it as well";
    }
    for (const StepColumn& column : writer->columns) change.added.push_back(column.name);
    diff.kind = std::max(diff.kind, change.kind);
    diff.datasets.push_back(std::move(change));
  }
  return diff;
}

void countProblems(const PipelineTexts& texts, const WorkspaceState& state,
                   PlannedPipeline& planned) {
  const std::string& root = state.workspace->root();
  check::File file(root + "/" + texts.path, *texts.after, state.workspace);
  auto found = file.diagnostics();
  if (file.pipeline() != nullptr) addSqlFindings({*file.pipeline(), root, state.files}, found);
  const auto count = [&](check::Severity severity) {
    return static_cast<std::size_t>(
        std::ranges::count(found, severity, &check::Diagnostic::severity));
  };
  planned.errors = count(check::Severity::error);
  planned.warnings = count(check::Severity::warning);
}

PlannedPipeline plannedOf(const PipelineTexts& texts, const PlanSources& sources) {
  const ReadPipeline before(texts.before.value_or(""), sources.before);
  const ReadPipeline after(texts.after.value_or(""), sources.after);
  PlannedPipeline planned{.path = texts.path, .name = {}};
  const oml::Pipeline& named = (texts.after ? after : before).model.pipeline();
  planned.name = check::textOf(named.root()["name"]);
  planned.diff = texts.before ? diff(before.version(sources.before), after.version(sources.after))
                              : diffOfNew(after, texts.path, sources.graph);
  planned.steps = stepsOf(after);
  planned.tables = tablesOf(before, after);
  if (!texts.after)
    planned.state = PipelineState::removed;
  else if (!texts.before)
    planned.state = PipelineState::added;
  else if (*texts.before != *texts.after || !planned.diff.changes.empty())
    planned.state = PipelineState::changed;
  if (texts.after) countProblems(texts, sources.after, planned);
  return planned;
}

/// Which columns to follow; "" for all of the dataset.
std::set<std::string> changedColumns(const DatasetChange& change) {
  std::set<std::string> columns(change.removed.begin(), change.removed.end());
  columns.insert(change.changed.begin(), change.changed.end());
  for (const auto& retyped : change.retyped) columns.insert(retyped.column);
  const bool touchesRows =
      change.kind == ChangeClass::rowScoped || change.kind == ChangeClass::unknown;
  if (columns.empty() || touchesRows) return {""};
  return columns;
}

class Downstream {
 public:
  Downstream(const Plan& plan, const PlanSources& sources) : sources_(sources) {
    for (const PlannedPipeline& pipeline : plan.pipelines) planned_.insert(pipeline.path);
  }

  std::vector<Touched> take() {
    std::ranges::sort(found_, {}, [](const Touched& each) {
      return std::tie(each.pipeline, each.dataset, each.column, each.step, each.from);
    });
    return std::move(found_);
  }

  void add(const DatasetChange& change) {
    if (isSafe(change.kind)) return;
    for (const std::string& column : changedColumns(change)) {
      const std::string from = column.empty() ? change.dataset : change.dataset + "." + column;
      for (const LineageEdge& edge :
           sources_.graph.closure({change.dataset, column}, LineageGraph::Direction::downstream))
        add(edge, from, change.kind);
    }
  }

 private:
  void add(const LineageEdge& edge, const std::string& from, ChangeClass kind) {
    if (planned_.contains(edge.pipeline)) return;
    const bool isNew =
        known_.insert({edge.to.dataset, edge.to.column, edge.pipeline, edge.step, from}).second;
    if (!isNew) return;
    found_.push_back({edge.to.dataset, edge.to.column, edge.pipeline, edge.step, from, kind,
                      sources_.ownersOf(edge.pipeline)});
  }

  const PlanSources& sources_;
  std::set<std::string> planned_;  ///< what is said of them stands with them
  std::set<std::tuple<std::string, std::string, std::string, std::string, std::string>> known_;
  std::vector<Touched> found_;
};

}  // namespace

std::string_view nameOf(TableAction action) {
  switch (action) {
    case TableAction::create:
      return "create";
    case TableAction::alter:
      return "alter";
    case TableAction::replace:
      return "replace";
    case TableAction::append:
      return "append";
    case TableAction::upsert:
      return "upsert";
    case TableAction::drop:
      return "drop";
  }
  return {};
}

std::string_view nameOf(PipelineState state) {
  switch (state) {
    case PipelineState::added:
      return "added";
    case PipelineState::changed:
      return "changed";
    case PipelineState::unchanged:
      return "unchanged";
    case PipelineState::removed:
      return "removed";
  }
  return {};
}

Plan makePlan(std::span<const PipelineTexts> pipelines, const PlanSources& sources) {
  Plan plan{.environment = sources.environment, .base = sources.base};
  for (const PipelineTexts& texts : pipelines) plan.pipelines.push_back(plannedOf(texts, sources));
  std::ranges::sort(plan.pipelines, {}, &PlannedPipeline::path);
  Downstream downstream(plan, sources);
  for (const PlannedPipeline& pipeline : plan.pipelines) {
    plan.kind = std::max(plan.kind, pipeline.diff.kind);
    for (const DatasetChange& change : pipeline.diff.datasets) downstream.add(change);
  }
  plan.downstream = downstream.take();
  plan.risk = riskOf(plan);
  return plan;
}

}  // namespace osiris::plan
