#include "plan/dataset_diff.h"

#include <algorithm>
#include <array>

namespace osiris::plan {
namespace {

using Writers = std::map<std::string, std::vector<std::size_t>>;

Writers writersOf(const PipelineVersion& version) {
  Writers writers;
  for (std::size_t i = 0; i < version.lineage.size(); ++i) {
    if (const auto& dataset = version.lineage[i].writes) writers[*dataset].push_back(i);
  }
  return writers;
}

bool isRead(const PipelineVersion& version, const std::string& dataset) {
  return std::ranges::any_of(version.lineage, [&](const StepLineage& step) {
    return std::ranges::find(step.reads, dataset) != step.reads.end();
  });
}

/// One dataset that both versions write.
class DatasetComparison {
 public:
  DatasetComparison(const PipelinePair& pair, const std::string& name) : pair_(pair) {
    change_.dataset = name;
  }

  DatasetChange compare(const std::vector<std::size_t>& old, const std::vector<std::size_t>& now,
                        const std::map<std::size_t, RowsEffect>& ends) {
    RowsEffect effect;
    for (const std::size_t step : now) {
      if (const auto found = ends.find(step); found != ends.end()) effect.add(found->second);
    }
    if (!sameWriters(old, now))
      raise(ChangeClass::rowScoped, "other steps write to it, or in another order");
    fromEffect(effect);
    if (old.size() == 1 && now.size() == 1)
      columns(pair_.before.lineage[old.front()], pair_.after.lineage[now.front()], effect);
    return std::move(change_);
  }

 private:
  void raise(ChangeClass kind, std::string reason) {
    if (kind <= change_.kind) return;
    change_.kind = kind;
    change_.reason = std::move(reason);
  }

  [[nodiscard]] bool sameWriters(const std::vector<std::size_t>& old,
                                 const std::vector<std::size_t>& now) const {
    return std::ranges::equal(old, now, [&](std::size_t before, std::size_t after) {
      return pair_.matching.before[after] == before;
    });
  }

  void fromEffect(const RowsEffect& effect) {
    if (effect.order) raise(ChangeClass::columnScoped, "its columns have another order");
    if (!effect.values.empty()) {
      raise(ChangeClass::columnScoped, "columns have other values");
      for (const auto& [column, types] : effect.values) change_.changed.push_back(column);
    }
    if (effect.rows) raise(ChangeClass::rowScoped, "it has other rows");
    if (effect.unknown) raise(ChangeClass::unknown, "not all of it can be followed");
  }

  void columns(const StepLineage& old, const StepLineage& now, const RowsEffect& effect) {
    const bool known = old.complete && now.complete && !old.passes && !now.passes;
    std::set<std::string> removed = known ? std::set<std::string>() : effect.removed;
    std::set<std::string> added = known ? std::set<std::string>() : effect.added;
    const bool comparable = !old.columns.empty() && !now.columns.empty();
    if (comparable) {
      for (const StepColumn& column : old.columns) {
        if (find(now, column.name) == nullptr) removed.insert(column.name);
      }
      for (const StepColumn& column : now.columns) {
        if (const StepColumn* before = find(old, column.name))
          sameName(*before, column, effect);
        else
          added.insert(column.name);
      }
      order(old, now);
      if (known && now.rows != old.rows)
        raise(ChangeClass::rowScoped, "other columns decide which rows there are");
    } else if (old.columns.empty() != now.columns.empty()) {
      raise(ChangeClass::unknown, "its columns are known in one version alone");
    }
    change_.removed.assign(removed.begin(), removed.end());
    change_.added.assign(added.begin(), added.end());
    if (!added.empty()) raise(ChangeClass::additive, "it has more columns");
    if (!removed.empty()) raise(ChangeClass::breaking, "columns are gone");
  }

  /// A column that both have.
  void sameName(const StepColumn& old, const StepColumn& now, const RowsEffect& effect) {
    const auto found = effect.values.find(now.name);
    const auto types = found == effect.values.end() ? RowsEffect::Types{} : found->second;
    const std::string from = old.type.empty() ? types.before : old.type;
    const std::string to = now.type.empty() ? types.after : now.type;
    if (!from.empty() && !to.empty() && from != to) {
      change_.retyped.push_back({now.name, from, to});
      raise(ChangeClass::breaking, "a column is of another type");
    } else if (from.empty() != to.empty()) {
      raise(ChangeClass::unknown, "a column may be of another type");
    }
    if (old.origins == now.origins) return;
    raise(ChangeClass::columnScoped, "columns come from elsewhere");
    if (std::ranges::find(change_.changed, now.name) == change_.changed.end())
      change_.changed.push_back(now.name);
  }

  void order(const StepLineage& old, const StepLineage& now) {
    std::size_t last = 0;
    for (const StepColumn& column : now.columns) {
      const auto found = std::ranges::find(old.columns, column.name, &StepColumn::name);
      if (found == old.columns.end()) continue;
      const auto place = static_cast<std::size_t>(found - old.columns.begin());
      if (place < last) return raise(ChangeClass::columnScoped, "its columns have another order");
      last = place;
    }
  }

  static const StepColumn* find(const StepLineage& lineage, const std::string& name) {
    const auto found = std::ranges::find(lineage.columns, name, &StepColumn::name);
    return found == lineage.columns.end() ? nullptr : &*found;
  }

  const PipelinePair& pair_;
  DatasetChange change_;
};

DatasetChange newDataset(const PipelinePair& pair, const std::string& name,
                         const std::vector<std::size_t>& writers) {
  DatasetChange change{.dataset = name,
                       .kind = ChangeClass::additive,
                       .added = {},
                       .removed = {},
                       .retyped = {},
                       .changed = {},
                       .reason = "it is new"};
  for (const StepColumn& column : pair.after.lineage[writers.front()].columns)
    change.added.push_back(column.name);
  if (isRead(pair.before, name) || isRead(pair.after, name)) {
    change.kind = ChangeClass::rowScoped;
    change.reason = "the pipeline reads what it now writes";
  }
  return change;
}

}  // namespace

std::vector<DatasetChange> datasetChanges(const PipelinePair& pair,
                                          const std::map<std::size_t, RowsEffect>& ends) {
  const Writers old = writersOf(pair.before);
  const Writers now = writersOf(pair.after);
  std::vector<DatasetChange> changes;
  for (const auto& [name, writers] : now) {
    const auto before = old.find(name);
    if (before == old.end())
      changes.push_back(newDataset(pair, name, writers));
    else
      changes.push_back(DatasetComparison(pair, name).compare(before->second, writers, ends));
  }
  for (const auto& [name, writers] : old) {
    if (now.contains(name)) continue;
    DatasetChange gone;
    gone.dataset = name;
    gone.kind = ChangeClass::breaking;
    gone.reason = "it is no longer written";
    changes.push_back(std::move(gone));
  }
  std::erase_if(changes,
                [](const DatasetChange& each) { return each.kind == ChangeClass::identical; });
  std::ranges::sort(changes, {}, &DatasetChange::dataset);
  return changes;
}

}  // namespace osiris::plan
