#include "plan/query_step_diff.h"

#include <algorithm>

#include "base/ascii.h"
#include "check/fields.h"
#include "oml/table_name.h"
#include "plan/effective_value.h"
#include "plan/sql_dialect.h"
#include "sql/query_diff.h"

namespace osiris::plan {
namespace {

using Kind = sql::QueryChange::Kind;
using TableNames = std::map<std::string, std::string, std::less<>>;

const oml::Step& stepOf(const PipelineVersion& version, std::size_t index) {
  return *version.pipeline.steps[index].step;
}

ChangeClass classOf(Kind kind) {
  switch (kind) {
    case Kind::value:
    case Kind::order:
      return ChangeClass::columnScoped;
    case Kind::added:
      return ChangeClass::additive;
    case Kind::removed:
    case Kind::renamed:
      return ChangeClass::breaking;
    case Kind::inner:
      return ChangeClass::identical;
    case Kind::rows:
      return ChangeClass::rowScoped;
    case Kind::unknown:
      return ChangeClass::unknown;
  }
  return ChangeClass::unknown;
}

RowsEffect effectOf(const sql::QueryChange& change) {
  RowsEffect effect;
  switch (change.kind) {
    case Kind::value:
      for (const std::string& column : change.columns)
        effect.values[column] = {change.typeBefore, change.typeAfter};
      break;
    case Kind::order:
      effect.order = true;
      break;
    case Kind::added:
      effect.added.insert(change.columns.begin(), change.columns.end());
      break;
    case Kind::removed:
      effect.removed.insert(change.columns.begin(), change.columns.end());
      break;
    case Kind::renamed:
      effect.removed.insert(change.columns.front());
      effect.added.insert(change.columns.back());
      break;
    case Kind::rows:
      effect.rows = true;
      break;
    case Kind::unknown:
      effect.unknown = true;
      break;
    case Kind::inner:
      break;
  }
  return effect;
}

/// What the tables of a step's query are called in both versions: by the step behind them.
TableNames commonNames(const PipelinePair& pair, std::size_t step, bool isAfter) {
  const PipelineVersion& version = isAfter ? pair.after : pair.before;
  const oml::StepGraph& graph = isAfter ? pair.needsAfter : pair.needsBefore;
  TableNames names;
  for (const oml::Edge& edge : graph.needs(step)) {
    const std::string table = ascii::lower(oml::tableOf(stepOf(version, edge.to).id));
    std::string name = "new step " + std::to_string(edge.to);
    if (!isAfter)
      name = "step " + std::to_string(edge.to);
    else if (pair.matching.before[edge.to])
      name = "step " + std::to_string(*pair.matching.before[edge.to]);
    // Two ids of one name: nobody knows which is meant.
    if (!names.emplace(table, name).second) names[table] = "several steps of " + table;
    if (graph.needs(step).size() == 1) names.emplace("input_df", name);
  }
  return names;
}

class QueryChanges {
 public:
  QueryChanges(const PipelinePair& pair, std::size_t before, std::size_t after)
      : pair_(pair),
        before_(before),
        after_(after),
        was_(queryOf(pair.before, before)),
        now_(queryOf(pair.after, after)),
        isDuckDb_(project::familyOfComponent(stepOf(pair.after, after).component) == "duckdb") {}

  std::vector<StepChange> find() {
    if (was_.empty() || now_.empty()) return {};
    const TableNames oldNames = commonNames(pair_, before_, false);
    const TableNames newNames = commonNames(pair_, after_, true);
    const auto tables = tablesOf(pair_.after, pair_.needsAfter, after_);
    const auto oldTables = tablesOf(pair_.before, pair_.needsBefore, before_);
    const auto found = sql::diff({was_, oldTables, oldNames}, {now_, tables, newNames});
    const bool sameText = sameWords(was_, now_, Letters::asWritten) && oldNames == newNames;
    if (!found.parsed || hasHalfReference(was_) || hasHalfReference(now_)) {
      if (!sameText) unknown("query changed", "it cannot be parsed");
      return std::move(changes_);
    }
    if (!isDuckDb_ && !sameText) otherDialect(found.changes.empty());
    for (const sql::QueryChange& each : found.changes) add(each);
    if (!found.changes.empty() && !found.readsElsewhere) bind(oldTables, tables);
    return std::move(changes_);
  }

 private:
  void otherDialect(bool sameTree) {
    const bool doubtful = !readsTheSameEverywhere(was_) || !readsTheSameEverywhere(now_);
    if (doubtful && !(sameTree && sameWords(was_, now_, Letters::anyCase)))
      unknown("query changed", "its dialect may read it otherwise than DuckDB does");
  }

  void add(const sql::QueryChange& change) {
    StepChange made;
    made.change = {
        classOf(change.kind), stepOf(pair_.after, after_).id, "", "/config/query", change.what,
        change.reason};
    if (change.columns.size() == 1) made.change.column = change.columns.front();
    if (change.kind == Kind::renamed) made.change.column = change.columns.back();
    made.effect = effectOf(change);
    // What a subquery's column does is seen in the result's, if these are known.
    const bool isKnown =
        pair_.before.lineage[before_].complete && pair_.after.lineage[after_].complete;
    if (change.kind == Kind::inner && !isKnown) {
      made.change.kind = ChangeClass::unknown;
      made.change.reason = "where the column goes cannot be followed";
      made.effect.unknown = true;
    }
    changes_.push_back(std::move(made));
  }

  /// Types that are not known keep a query from being bound, too: then both versions fail.
  void bind(const std::vector<sql::Table>& oldTables, const std::vector<sql::Table>& tables) {
    const auto known = [](const std::vector<sql::Table>& all) {
      return std::ranges::none_of(all, [](const auto& each) { return each.columns.empty(); });
    };
    if (!isDuckDb_ || tables.empty() || !known(tables) || !known(oldTables)) return;
    const bool lost = !pair_.before.lineage[before_].complete ||
                      !pair_.after.lineage[after_].complete ||
                      (sql::columnsOf(was_, oldTables) && !sql::columnsOf(now_, tables));
    if (lost) unknown("query changed", "it names what is not there");
  }

  void unknown(std::string what, std::string reason) {
    StepChange change;
    change.change = {
        ChangeClass::unknown, stepOf(pair_.after, after_).id, "", "/config/query", std::move(what),
        std::move(reason)};
    change.effect.unknown = true;
    changes_.push_back(std::move(change));
  }

  const PipelinePair& pair_;
  std::size_t before_;
  std::size_t after_;
  std::string was_;
  std::string now_;
  bool isDuckDb_;
  std::vector<StepChange> changes_;
};

}  // namespace

std::vector<StepChange> queryChanges(const PipelinePair& pair, std::size_t before,
                                     std::size_t after) {
  return QueryChanges(pair, before, after).find();
}

std::vector<sql::Table> tablesOf(const PipelineVersion& version, const oml::StepGraph& graph,
                                 std::size_t step) {
  std::vector<sql::Table> tables;
  if (stepOf(version, step).component != "duckdb.processor") return tables;
  for (const oml::Edge& edge : graph.needs(step)) {
    sql::Table& table = tables.emplace_back();
    table.name = oml::tableOf(stepOf(version, edge.to).id);
    for (const StepColumn& column : version.lineage[edge.to].columns)
      table.columns.push_back({column.name, column.type});
    if (!version.lineage[edge.to].complete) table.columns.clear();
  }
  return tables;
}

std::string queryOf(const PipelineVersion& version, std::size_t step) {
  const oml::Step& of = stepOf(version, step);
  const bool isSql =
      of.component == "duckdb.processor" || (of.component.ends_with(".extractor") &&
                                             project::familyOfComponent(of.component) != "graphql");
  const auto query = of.value()["config"]["query"];
  if (!isSql || !check::isText(query)) return {};
  const auto text = effectiveValue(version.pipeline, query);
  return text.is_string() ? asSql(text.get<std::string>()) : std::string();
}

}  // namespace osiris::plan
