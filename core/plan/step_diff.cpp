#include "plan/step_diff.h"

#include <algorithm>
#include <iterator>

#include "check/fields.h"
#include "oml/table_name.h"
#include "plan/config_diff.h"
#include "plan/effective_value.h"
#include "plan/key_effect.h"
#include "plan/query_step_diff.h"
#include "sql/lineage.h"

namespace osiris::plan {
namespace {

using Json = nlohmann::json;

class StepComparison {
 public:
  StepComparison(const PipelinePair& pair, std::size_t before, std::size_t after)
      : pair_(pair),
        before_(before),
        after_(after),
        old_(*pair.before.pipeline.steps[before].step),
        now_(*pair.after.pipeline.steps[after].step) {}

  std::vector<StepChange> compare() {
    identity();
    append(configChanges(pair_, before_, after_));
    append(queryChanges(pair_, before_, after_));
    otherKeys();
    inputs();
    needs();
    profiles();
    brokenYaml();
    return std::move(changes_);
  }

 private:
  void append(std::vector<StepChange> more) {
    std::ranges::move(more, std::back_inserter(changes_));
  }

  void add(ChangeClass kind, std::string path, std::string what, std::string_view reason) {
    StepChange change;
    change.change = {kind, now_.id, "", std::move(path), std::move(what), std::string(reason)};
    change.effect.unknown = kind == ChangeClass::unknown;
    change.effect.rows = kind == ChangeClass::rowScoped;
    changes_.push_back(std::move(change));
  }

  void identity() {
    if (old_.id != now_.id)
      add(ChangeClass::identical, "/id", "step " + old_.id + " renamed to " + now_.id,
          "a step's name is not in its data");
    if (old_.component != now_.component)
      add(ChangeClass::unknown, "/component",
          "component " + old_.component + " → " + now_.component, "it is another component");
    if (old_.mode != now_.mode)
      add(ChangeClass::unknown, "/mode", "mode " + old_.mode + " → " + now_.mode,
          "the step does something else");
    const auto was = pair_.before.workspace.registry().find(old_.component);
    const auto now = pair_.after.workspace.registry().find(now_.component);
    if (old_.component == now_.component && was != now &&
        (was == nullptr || now == nullptr || was->spec != now->spec))
      add(ChangeClass::unknown, "/component", "component " + now_.component + " changed",
          "its spec is another one");
  }

  void otherKeys() {
    const Json before = effectiveValue(pair_.before.pipeline, old_.value());
    const Json after = effectiveValue(pair_.after.pipeline, now_.value());
    if (!before.is_object() || !after.is_object()) {
      if (!sameValue(before, after) || before.is_null())
        if (old_.source != now_.source)
          add(ChangeClass::unknown, "", "step changed", "it is no map of keys and values");
      return;
    }
    std::set<std::string> keys;
    for (const Json* step : {&before, &after}) {
      for (const auto& [key, value] : step->items()) keys.insert(key);
    }
    for (const char* own : {"id", "component", "mode", "config", "needs", "inputs"})
      keys.erase(own);
    for (const std::string& key : keys) {
      const Json was = before.value(key, Json());
      const Json now = after.value(key, Json());
      if (sameValue(was, now)) continue;
      const KeyEffect& effect = effectOfStepKey(key);
      add(effect.kind, "/" + key, valueChangeText(key, was, now), effect.reason);
    }
  }

  /// `inputs` by other names of the same steps is the same.
  void inputs() {
    Json was = effectiveValue(pair_.before.pipeline, old_.value()["inputs"]);
    Json now = effectiveValue(pair_.after.pipeline, now_.value()["inputs"]);
    for (Json* each : {&now}) renameSteps(*each);
    if (!sameValue(was, now))
      add(ChangeClass::unknown, "/inputs", "inputs changed",
          "what a component makes of them is not known");
  }

  void renameSteps(Json& value) const {
    if (value.is_structured()) {
      for (Json& child : value) renameSteps(child);
    } else if (value.is_string()) {
      std::string text = value.get<std::string>();
      for (const oml::Edge& edge : pair_.needsAfter.needs(after_)) {
        const auto before = pair_.matching.before[edge.to];
        if (!before) continue;
        const std::string from = "${" + pair_.after.pipeline.steps[edge.to].step->id + ".";
        if (text.starts_with(from))
          text =
              "${" + pair_.before.pipeline.steps[*before].step->id + "." + text.substr(from.size());
      }
      value = text;
    }
  }

  /// The earlier version's numbers of the steps that are needed; later ones count on from there.
  [[nodiscard]] std::set<std::size_t> neededBefore() const {
    std::set<std::size_t> steps;
    for (const oml::Edge& edge : pair_.needsBefore.needs(before_)) steps.insert(edge.to);
    return steps;
  }

  [[nodiscard]] std::set<std::size_t> neededAfter() const {
    std::set<std::size_t> steps;
    for (const oml::Edge& edge : pair_.needsAfter.needs(after_))
      steps.insert(pair_.matching.before[edge.to].value_or(pair_.matching.after.size() + edge.to));
    return steps;
  }

  void needs() {
    const auto was = neededBefore();
    const auto now = neededAfter();
    const bool unclear = (old_.unclearNeeds || now_.unclearNeeds) &&
                         !sameValue(effectiveValue(pair_.before.pipeline, old_.value()["needs"]),
                                    effectiveValue(pair_.after.pipeline, now_.value()["needs"]));
    if (unclear)
      return add(ChangeClass::unknown, "/needs", "needs changed", "they cannot be understood");
    if (was == now) return;
    const auto component = pair_.after.workspace.registry().find(now_.component);
    const std::string what = "needs " + names(pair_.before, pair_.needsBefore, before_) + " → " +
                             names(pair_.after, pair_.needsAfter, after_);
    if (component == nullptr)
      add(ChangeClass::unknown, "/needs", what, "what the component makes of them is not known");
    else if (now_.mode == "write")
      add(ChangeClass::rowScoped, "/needs", what, "it writes the rows of other steps");
    else if (now_.component == "duckdb.processor")
      processorNeeds(what);
    else
      add(ChangeClass::identical, "/needs", what, "it reads none of their rows, it only waits");
  }

  void processorNeeds(const std::string& what) {
    const auto reads = [](const PipelineVersion& version, const oml::StepGraph& graph,
                          std::size_t step) {
      const auto lineage = sql::lineageOf(queryOf(version, step), tablesOf(version, graph, step));
      return lineage ? std::optional(lineage->tables) : std::nullopt;
    };
    const auto was = reads(pair_.before, pair_.needsBefore, before_);
    const auto now = reads(pair_.after, pair_.needsAfter, after_);
    if (!was || !now)
      return add(ChangeClass::unknown, "/needs", what,
                 "which of their rows it reads cannot be told");
    std::set<std::size_t> before;
    std::set<std::size_t> after;
    bool clear = true;
    const auto collect = [&clear](const PipelineVersion& version, const oml::StepGraph& graph,
                                  std::size_t step, const std::vector<std::string>& tables,
                                  const auto& numberOf, std::set<std::size_t>& steps) {
      for (const std::string& table : tables) {
        const auto edges = graph.needs(step);
        const auto found = std::ranges::find_if(edges, [&](const oml::Edge& edge) {
          return oml::tableOf(version.pipeline.steps[edge.to].step->id) == table;
        });
        if (found != edges.end())
          steps.insert(numberOf(found->to));
        else
          clear = false;
      }
    };
    collect(
        pair_.before, pair_.needsBefore, before_, *was, [](std::size_t step) { return step; },
        before);
    collect(
        pair_.after, pair_.needsAfter, after_, *now,
        [&](std::size_t step) {
          return pair_.matching.before[step].value_or(pair_.matching.after.size() + step);
        },
        after);
    if (!clear)
      add(ChangeClass::unknown, "/needs", what, "it reads a table that no step it needs gives");
    else if (before == after)
      add(ChangeClass::identical, "/needs", what, "it reads the same steps' rows");
    else
      add(ChangeClass::rowScoped, "/needs", what, "it reads the rows of other steps");
  }

  static std::string names(const PipelineVersion& version, const oml::StepGraph& graph,
                           std::size_t step) {
    std::string text;
    for (const oml::Edge& edge : graph.needs(step))
      text += (text.empty() ? "" : ", ") + version.pipeline.steps[edge.to].step->id;
    return text.empty() ? "nothing" : text;
  }

  /// A value that became a parameter is the same only where no profile says otherwise.
  void profiles() {
    const auto used = [](const oml::Step& step) {
      std::multiset<std::string> names;
      for (const oml::Reference& each : step.references) {
        if (each.kind == oml::Reference::Kind::param) names.insert(each.name);
      }
      return names;
    };
    const auto was = used(old_);
    const auto now = used(now_);
    std::set<std::string> differing;
    std::ranges::set_symmetric_difference(was, now, std::inserter(differing, differing.end()));
    for (const PipelineVersion* version : {&pair_.before, &pair_.after}) {
      for (const auto [name, profile] : version->pipeline.root()["profiles"].entries()) {
        for (const std::string& param : differing) {
          if (!profile["params"][param]) continue;
          return add(ChangeClass::unknown, "", "another use of param " + param,
                     "a profile gives it a value of its own");
        }
      }
    }
  }

  void brokenYaml() {
    if (old_.source != now_.source && (!old_.problems.empty() || !now_.problems.empty()))
      add(ChangeClass::unknown, "", "step changed", "its text is not whole");
  }

  const PipelinePair& pair_;
  std::size_t before_;
  std::size_t after_;
  const oml::Step& old_;
  const oml::Step& now_;
  std::vector<StepChange> changes_;
};

}  // namespace

void RowsEffect::add(const RowsEffect& other) {
  rows = rows || other.rows;
  unknown = unknown || other.unknown;
  order = order || other.order;
  values.insert(other.values.begin(), other.values.end());
  added.insert(other.added.begin(), other.added.end());
  removed.insert(other.removed.begin(), other.removed.end());
}

std::vector<StepChange> stepChanges(const PipelinePair& pair, std::size_t before,
                                    std::size_t after) {
  return StepComparison(pair, before, after).compare();
}

}  // namespace osiris::plan
