#include "sql/lineage.h"

#include <utility>

#include "sql/lineage_reader.h"
#include "sql/parsed_query.h"

namespace osiris::sql {

std::optional<Lineage> lineageOf(std::string_view query, std::span<const Table> tables) {
  const auto parsed = parsedQuery(query);
  if (!parsed) return std::nullopt;
  LineageReader reader(tables);
  QueryResult result = reader.read(*parsed);
  Lineage lineage;
  lineage.rows = std::move(result.rows);
  lineage.tables.assign(reader.tablesRead().begin(), reader.tablesRead().end());
  lineage.complete = reader.complete() && !result.incomplete;
  for (NamedColumn& column : result.columns)
    lineage.columns.push_back({std::move(column.name), "", std::move(column.origins)});
  // The engine has names for columns that the query gives none.
  if (const auto bound = columnsOf(query, tables);
      bound && bound->size() == lineage.columns.size()) {
    for (std::size_t i = 0; i < bound->size(); ++i) {
      lineage.columns[i].name = (*bound)[i].name;
      lineage.columns[i].type = (*bound)[i].type;
    }
  } else if (bound) {
    lineage.complete = false;
  }
  return lineage;
}

}  // namespace osiris::sql
