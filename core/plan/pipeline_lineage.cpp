#include "plan/pipeline_lineage.h"

#include <algorithm>
#include <utility>

#include "check/fields.h"
#include "oml/step_graph.h"
#include "oml/table_name.h"
#include "plan/bound_query.h"
#include "plan/dataset.h"
#include "sql/lineage.h"

namespace osiris::plan {
namespace {

using sql::Influence;
using sql::Origin;
using sql::Origins;

/// Goes through the steps, each after those it needs.
class Reader {
 public:
  Reader(const ColumnSources& sources, const project::Workspace& workspace)
      : sources_(sources),
        workspace_(workspace),
        graph_(sources.pipeline),
        steps_(sources.pipeline.steps.size()),
        state_(steps_.size(), State::unread) {}

  std::vector<StepLineage> read() {
    for (std::size_t i = 0; i < steps_.size(); ++i) readStep(i);
    return std::move(steps_);
  }

 private:
  enum class State : std::uint8_t { unread, reading, read };

  /// Without recursion: a chain of needs may be as long as the file.
  void readStep(std::size_t first) {
    std::vector<std::size_t> waiting{first};
    while (!waiting.empty()) {
      const std::size_t index = waiting.back();
      if (state_[index] == State::unread) {
        state_[index] = State::reading;
        for (const oml::Edge& edge : graph_.needs(index)) {
          if (state_[edge.to] == State::unread) waiting.push_back(edge.to);
        }
        continue;
      }
      waiting.pop_back();
      if (state_[index] == State::reading) follow(index);
      state_[index] = State::read;
    }
  }

  void follow(std::size_t index) {
    const oml::Step& step = *sources_.pipeline.steps[index].step;
    StepLineage& lineage = steps_[index];
    if (step.mode == "write")
      followWriter(index, step, lineage);
    else if (step.component == "duckdb.processor")
      followQuery(index, step, lineage);
    else
      followReader(step, lineage);
    addTypes(index, lineage);
  }

  void followReader(const oml::Step& step, StepLineage& lineage) {
    if (const auto query = boundQuery(sources_.pipeline, step)) {
      const auto found = sql::lineageOf(query->text, {});
      lineage.complete = found && found->complete;
      if (!found) return;
      const auto asDataset = [&](const Origins& origins) {
        Origins named;
        for (const Origin& each : origins)
          named.insert({datasetOfTable(step, workspace_, each.table), each.column, each.influence});
        return named;
      };
      for (const sql::LineageColumn& column : found->columns)
        lineage.columns.push_back({column.name, column.type, asDataset(column.origins)});
      lineage.rows = asDataset(found->rows);
      for (const std::string& table : found->tables)
        lineage.reads.push_back(datasetOfTable(step, workspace_, table));
      return;
    }
    const auto dataset = datasetOf(step, workspace_);
    if (!dataset) {
      lineage.complete = false;
      return;
    }
    lineage.reads.push_back(*dataset);
    lineage.passes = *dataset;
  }

  void followQuery(std::size_t index, const oml::Step& step, StepLineage& lineage) {
    const auto query = boundQuery(sources_.pipeline, step);
    std::vector<sql::Table> tables;
    for (const oml::Edge& edge : graph_.needs(index)) {
      sql::Table& table = tables.emplace_back();
      table.name = oml::tableOf(sources_.pipeline.steps[edge.to].step->id);
      for (const StepColumn& column : steps_[edge.to].columns)
        table.columns.push_back({column.name, column.type});
    }
    const auto found = query ? sql::lineageOf(query->text, tables) : std::nullopt;
    lineage.complete = found && found->complete;
    if (!found) return;
    for (const sql::LineageColumn& column : found->columns) {
      StepColumn made{column.name, column.type, {}};
      addOrigins(made.origins, index, column.origins, lineage);
      lineage.columns.push_back(std::move(made));
    }
    addOrigins(lineage.rows, index, found->rows, lineage);
    for (const oml::Edge& edge : graph_.needs(index)) {
      const StepLineage& from = steps_[edge.to];
      const std::string name = oml::tableOf(sources_.pipeline.steps[edge.to].step->id);
      if (std::ranges::find(found->tables, name) == found->tables.end()) continue;
      sql::addThrough(lineage.rows, Influence::identity, from.rows);
      lineage.complete = lineage.complete && from.complete;
    }
  }

  /// What a query says of its tables, said of the datasets behind them.
  void addOrigins(Origins& origins, std::size_t index, const Origins& ofTables,
                  StepLineage& lineage) {
    for (const Origin& each : ofTables) {
      const StepLineage* from = stepBehind(index, each.table);
      if (from == nullptr) {
        lineage.complete = false;
        continue;
      }
      const auto column = std::ranges::find(from->columns, each.column, &StepColumn::name);
      if (column != from->columns.end())
        sql::addThrough(origins, each.influence, column->origins);
      else if (from->passes)
        origins.insert({*from->passes, each.column, each.influence});
      else
        lineage.complete = false;
    }
  }

  [[nodiscard]] const StepLineage* stepBehind(std::size_t index, const std::string& table) const {
    for (const oml::Edge& edge : graph_.needs(index)) {
      if (oml::tableOf(sources_.pipeline.steps[edge.to].step->id) == table) return &steps_[edge.to];
    }
    return nullptr;
  }

  /// A writer passes on the rows of what it needs.
  void followWriter(std::size_t index, const oml::Step& step, StepLineage& lineage) {
    lineage.writes = datasetOf(step, workspace_);
    const auto needs = graph_.needs(index);
    lineage.complete = lineage.writes && needs.size() == 1;
    if (needs.size() != 1) return;
    const StepLineage& from = steps_[needs.front().to];
    lineage.columns = from.columns;
    lineage.rows = from.rows;
    lineage.passes = from.passes;
    lineage.complete = lineage.complete && from.complete;
  }

  /// The columns and types that the step's text tells besides; of a reader they are its dataset's.
  void addTypes(std::size_t index, StepLineage& lineage) {
    if (lineage.columns.empty() && lineage.passes && !lineage.writes) {
      const auto columns = columnsOf(sources_, index);
      if (!columns) return;
      for (const sql::Column& column : *columns)
        lineage.columns.push_back(
            {column.name, column.type, {{*lineage.passes, column.name, Influence::identity}}});
      lineage.passes.reset();
    }
  }

  const ColumnSources& sources_;
  const project::Workspace& workspace_;
  oml::StepGraph graph_;
  std::vector<StepLineage> steps_;
  std::vector<State> state_;
};

}  // namespace

std::vector<StepLineage> lineageOf(const ColumnSources& sources,
                                   const project::Workspace& workspace) {
  return Reader(sources, workspace).read();
}

}  // namespace osiris::plan
