#include "plan/pipeline_diff.h"

#include <algorithm>

#include "plan/change_reach.h"
#include "plan/dataset_diff.h"
#include "plan/head_diff.h"
#include "plan/step_diff.h"

namespace osiris::plan {
namespace {

class PipelineComparison {
 public:
  PipelineComparison(const PipelineVersion& before, const PipelineVersion& after)
      : pair_{before, after, oml::StepGraph(before.pipeline), oml::StepGraph(after.pipeline),
              matchSteps(before, after)},
        reach_(after, pair_.needsAfter) {}

  PipelineDiff compare() {
    for (std::size_t i = 0; i < pair_.matching.before.size(); ++i) {
      if (const auto before = pair_.matching.before[i])
        changed(*before, i);
      else
        added(i);
    }
    for (std::size_t i = 0; i < pair_.matching.after.size(); ++i) {
      if (!pair_.matching.after[i]) removed(i);
    }
    moved();
    auto head = headChanges(pair_.before, pair_.after, diff_.changes);
    diff_.changes.insert(diff_.changes.begin(), std::make_move_iterator(head.begin()),
                         std::make_move_iterator(head.end()));
    diff_.environmentOnly = environmentChanges(pair_.before, pair_.after);
    diff_.datasets = datasetChanges(pair_, ends_);
    for (const Change& each : diff_.changes) diff_.kind = std::max(diff_.kind, each.kind);
    for (const DatasetChange& each : diff_.datasets) diff_.kind = std::max(diff_.kind, each.kind);
    return std::move(diff_);
  }

 private:
  [[nodiscard]] const oml::Step& old(std::size_t index) const {
    return *pair_.before.pipeline.steps[index].step;
  }
  [[nodiscard]] const oml::Step& now(std::size_t index) const {
    return *pair_.after.pipeline.steps[index].step;
  }

  void changed(std::size_t before, std::size_t after) {
    if (old(before).id != now(after).id)
      diff_.stepsRenamed.emplace_back(old(before).id, now(after).id);
    for (StepChange& change : stepChanges(pair_, before, after)) {
      follow(after, change);
      diff_.changes.push_back(std::move(change.change));
    }
    // Its own text may be as it was while a column that it names is gone.
    const bool lost = pair_.before.lineage[before].complete && !pair_.after.lineage[after].complete;
    if (lost && now(after).component == "duckdb.processor") {
      StepChange change;
      change.change = {ChangeClass::unknown,
                       now(after).id,
                       "",
                       "/config/query",
                       "query no longer finds all it names",
                       "what it reads has changed"};
      change.effect.unknown = true;
      follow(after, change);
      diff_.changes.push_back(std::move(change.change));
    }
  }

  /// Takes a change to the ends of the pipeline, and tells its class by what arrives there.
  void follow(std::size_t step, StepChange& step_change) {
    Change& change = step_change.change;
    bool rows = false;
    bool unknown = false;
    bool values = false;
    bool columns = false;
    for (const auto& [end, effect] : reach_.of(step, step_change.effect)) {
      ends_[end].add(effect);
      rows = rows || effect.rows;
      unknown = unknown || effect.unknown;
      values = values || !effect.values.empty();
      columns = columns || losesColumns(end, effect);
      const auto& dataset = pair_.after.lineage[end].writes;
      for (const auto& [column, types] : effect.values)
        change.reaches.push_back(dataset ? *dataset + "." + column : now(end).id + "." + column);
    }
    if (step_change.effect.empty()) return;
    settle(step_change, {rows, unknown, values, columns});
  }

  struct Arrived {
    bool rows = false;
    bool unknown = false;
    bool values = false;
    bool columns = false;
  };

  static void settle(StepChange& step_change, const Arrived& arrived) {
    Change& change = step_change.change;
    const RowsEffect& effect = step_change.effect;
    const auto become = [&](ChangeClass kind, std::string_view reason) {
      if (kind == change.kind) return;
      change.kind = kind;
      change.reason = reason;
    };
    if (effect.unknown || (effect.rows && change.kind != ChangeClass::rowScoped)) return;
    if (!effect.removed.empty() && arrived.columns)
      become(ChangeClass::breaking, "readers know columns by name");
    else if (arrived.unknown)
      become(ChangeClass::unknown, "where it goes cannot be followed");
    else if (arrived.rows)
      become(ChangeClass::rowScoped, "further on it decides which rows there are");
    else if (effect.rows)
      become(ChangeClass::identical, "nobody reads these rows");
    else if (!effect.values.empty() || effect.order)
      become(arrived.values || effect.order ? ChangeClass::columnScoped : ChangeClass::identical,
             "no dataset has it");
    else if (!effect.removed.empty())
      become(ChangeClass::identical, "no dataset has it");
  }

  /// Whether an end of the pipeline no longer has a column that is gone.
  [[nodiscard]] bool losesColumns(std::size_t end, const RowsEffect& effect) const {
    const auto before = pair_.matching.before[end];
    if (effect.removed.empty() || !before) return false;
    const StepLineage& was = pair_.before.lineage[*before];
    const StepLineage& is = pair_.after.lineage[end];
    const bool known = was.complete && is.complete && !was.passes && !is.passes;
    return !known || std::ranges::any_of(effect.removed, [&](const std::string& name) {
      return std::ranges::find(is.columns, name, &StepColumn::name) == is.columns.end();
    });
  }

  void added(std::size_t index) {
    const oml::Step& step = now(index);
    diff_.stepsAdded.push_back(step.id);
    Change change{ChangeClass::additive,
                  step.id,
                  "",
                  "",
                  "step " + step.id + " added",
                  "nothing else reads it unless it says so"};
    if (pair_.after.workspace.registry().find(step.component) == nullptr) {
      change.kind = ChangeClass::unknown;
      change.reason = "the component is not known";
    } else if (step.mode == "write" && !pair_.after.lineage[index].writes) {
      change.kind = ChangeClass::unknown;
      change.reason = "what it writes cannot be told";
    }
    diff_.changes.push_back(std::move(change));
  }

  void removed(std::size_t index) {
    const oml::Step& step = old(index);
    diff_.stepsRemoved.push_back(step.id);
    const auto isNeeded = [&] {
      for (std::size_t i = 0; i < pair_.needsBefore.size(); ++i) {
        for (const oml::Edge& edge : pair_.needsBefore.needs(i)) {
          if (edge.to == index) return true;
        }
      }
      return false;
    };
    Change change{ChangeClass::breaking,
                  step.id,
                  "",
                  "",
                  "step " + step.id + " removed",
                  "what it wrote is no longer written"};
    if (pair_.before.workspace.registry().find(step.component) == nullptr) {
      change.kind = ChangeClass::unknown;
      change.reason = "the component is not known";
    } else if (step.mode != "write" && isNeeded()) {
      change.kind = ChangeClass::identical;
      change.reason = "the steps that read it say what becomes of them";
    } else if (step.mode != "write") {
      change.reason = "its rows are gone";
    }
    diff_.changes.push_back(std::move(change));
  }

  /// Steps that stand elsewhere among those that both versions have. What they need decides when
  /// they run, but of two that touch one dataset the place in the file may.
  void moved() {
    std::size_t last = 0;
    for (std::size_t i = 0; i < pair_.matching.before.size(); ++i) {
      const auto before = pair_.matching.before[i];
      if (!before) continue;
      if (*before >= last) {
        last = *before;
        continue;
      }
      diff_.stepsMoved.push_back(now(i).id);
      const bool meets = meetsAnother(i, *before);
      diff_.changes.push_back(
          {meets ? ChangeClass::rowScoped : ChangeClass::identical, now(i).id, "", "",
           "step " + now(i).id + " moved",
           meets ? "another step touches the same dataset, and the order of the two changed"
                 : "what it needs is as it was"});
    }
  }

  [[nodiscard]] bool meetsAnother(std::size_t after, std::size_t before) const {
    const StepLineage& own = pair_.after.lineage[after];
    for (std::size_t i = 0; i < pair_.matching.before.size(); ++i) {
      const auto other = pair_.matching.before[i];
      if (!other || i == after || (i < after) == (*other < before)) continue;
      const StepLineage& there = pair_.after.lineage[i];
      const auto reads = [](const StepLineage& step, const auto& dataset) {
        return dataset && std::ranges::find(step.reads, *dataset) != step.reads.end();
      };
      if ((own.writes && own.writes == there.writes) || reads(own, there.writes) ||
          reads(there, own.writes))
        return true;
    }
    return false;
  }

  PipelinePair pair_;
  ChangeReach reach_;
  PipelineDiff diff_;
  std::map<std::size_t, RowsEffect> ends_;
};

}  // namespace

PipelineDiff diff(const PipelineVersion& before, const PipelineVersion& after) {
  return PipelineComparison(before, after).compare();
}

}  // namespace osiris::plan
