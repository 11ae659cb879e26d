#include "plan/change_reach.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "oml/table_name.h"

namespace osiris::plan {
namespace {

using sql::Influence;

const oml::Step& stepAt(const PipelineVersion& version, std::size_t index) {
  return *version.pipeline.steps[index].step;
}

}  // namespace

ChangeReach::ChangeReach(const PipelineVersion& version, const oml::StepGraph& graph)
    : version_(version), graph_(graph), readers_(graph.size()), datasetReaders_(graph.size()) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> readersOf;
  for (std::size_t i = 0; i < graph.size(); ++i) {
    for (const oml::Edge& edge : graph.needs(i)) readers_[edge.to].push_back(i);
    for (const std::string& dataset : version.lineage[i].reads) readersOf[dataset].push_back(i);
  }
  for (std::size_t i = 0; i < graph.size(); ++i) {
    if (!version.lineage[i].writes) continue;
    const auto found = readersOf.find(*version.lineage[i].writes);
    if (found != readersOf.end()) datasetReaders_[i] = found->second;
  }
}

bool ChangeReach::isEnd(std::size_t step) const {
  return stepAt(version_, step).mode == "write" || readers_[step].empty();
}

const ChangeReach::Query& ChangeReach::query(std::size_t step) {
  const auto [found, isNew] = queries_.try_emplace(step);
  if (isNew) {
    const std::string text = queryOf(version_, step);
    found->second = {sql::lineageOf(text, tablesOf(version_, graph_, step)), sql::rowUseOf(text),
                     sql::comparesRows(text)};
  }
  return found->second;
}

/// A step is looked at again whenever more comes to it, until nothing does: what comes only grows.
std::map<std::size_t, RowsEffect> ChangeReach::of(std::size_t step, const RowsEffect& effect) {
  std::map<std::size_t, RowsEffect> ends;
  if (effect.empty()) return ends;
  std::map<std::size_t, RowsEffect> at{{step, effect}};
  std::set<std::size_t> waiting{step};
  const auto size = [](const RowsEffect& each) {
    return each.values.size() + each.added.size() + each.removed.size() + (each.rows ? 1 : 0) +
           (each.unknown ? 1 : 0) + (each.order ? 1 : 0);
  };
  const auto bring = [&](std::size_t to, const RowsEffect& what) {
    if (what.empty()) return;
    RowsEffect& there = at[to];
    const std::size_t before = size(there);
    there.add(what);
    if (size(there) != before) waiting.insert(to);
  };
  while (!waiting.empty()) {
    const std::size_t from = *waiting.begin();
    waiting.erase(waiting.begin());
    const RowsEffect here = at[from];
    for (const std::size_t reader : readers_[from]) bring(reader, through(from, here, reader));
    RowsEffect otherRows;
    otherRows.rows = true;
    for (const std::size_t reader : datasetReaders_[from]) bring(reader, otherRows);
  }
  for (auto& [index, there] : at) {
    if (isEnd(index)) ends.emplace(index, std::move(there));
  }
  return ends;
}

RowsEffect ChangeReach::through(std::size_t from, const RowsEffect& effect, std::size_t to) {
  const oml::Step& reader = stepAt(version_, to);
  if (reader.component == "duckdb.processor")
    return throughQuery(oml::tableOf(stepAt(version_, from).id), effect, to);
  if (stepAt(version_, from).mode == "write") return {};
  if (reader.mode == "write") return effect;
  RowsEffect found;
  // A reader of a known component waits for others and takes nothing from them.
  found.unknown =
      version_.workspace.registry().find(reader.component) == nullptr || reader.mode != "read";
  return found;
}

RowsEffect ChangeReach::throughQuery(const std::string& table, const RowsEffect& effect,
                                     std::size_t to) {
  const Query& of = query(to);
  RowsEffect found;
  if (!of.lineage) {
    found.unknown = true;
    return found;
  }
  const sql::Lineage& lineage = *of.lineage;
  const auto& read = lineage.tables;
  const bool asInput = std::ranges::find(read, "input_df") != read.end();
  if (std::ranges::find(read, table) == read.end() && !asInput) return found;
  found.rows = effect.rows;
  found.unknown = effect.unknown || (asInput && !effect.rows);
  const auto comesFrom = [&](const sql::Origin& origin, const std::string& column) {
    return origin.table == table && origin.column == column;
  };
  for (const auto& [column, types] : effect.values) {
    const bool decides = std::ranges::any_of(
        lineage.rows, [&](const sql::Origin& each) { return comesFrom(each, column); });
    bool goesOn = false;
    for (const sql::LineageColumn& made : lineage.columns) {
      for (const sql::Origin& origin : made.origins) {
        if (!comesFrom(origin, column)) continue;
        goesOn = true;
        const bool asItIs = origin.influence == Influence::identity;
        found.values.try_emplace(made.name, asItIs ? types : RowsEffect::Types{});
      }
    }
    found.rows = found.rows || decides || (goesOn && of.comparesRows);
    found.unknown = found.unknown || !lineage.complete;
  }
  if (effect.changesColumns() && of.use == sql::RowUse::compared) found.rows = true;
  if (effect.changesColumns() && of.use == sql::RowUse::passed) {
    found.added = effect.added;
    found.removed = effect.removed;
    found.order = effect.order;
  }
  return found;
}

}  // namespace osiris::plan
