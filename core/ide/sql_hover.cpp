#include "ide/sql_hover.h"

#include <fmt/format.h>

#include <algorithm>

#include "ide/sql_caret.h"

namespace osiris::ide {
namespace {

/// More columns of a table are counted, not told.
constexpr std::size_t mostShownColumns = 30;

std::string typeOf(const sql::Column& column) {
  return column.type.empty() ? "type unknown" : fmt::format("`{}`", column.type);
}

std::string tableDocs(const sql::Table& table) {
  std::string markdown = fmt::format("**{}** — the rows of a step\n", table.name);
  if (table.columns.empty()) return markdown + "\nIts columns are not known.";
  for (std::size_t i = 0; i < table.columns.size() && i < mostShownColumns; ++i)
    markdown += fmt::format("\n- `{}`: {}", table.columns[i].name, typeOf(table.columns[i]));
  if (table.columns.size() > mostShownColumns)
    markdown += fmt::format("\n- {} more", table.columns.size() - mostShownColumns);
  return markdown;
}

std::string columnDocs(const std::vector<sql::Table>& tables, const SqlCaret& caret) {
  const std::string_view qualifier = caret.qualifier();
  const sql::Table* only = qualifier.empty() ? nullptr : caret.table(tables, qualifier);
  if (!qualifier.empty() && only == nullptr) return {};
  std::string markdown;
  for (const sql::Table& table : tables) {
    if (!caret.uses(table) || (only != nullptr && only != &table)) continue;
    const auto column = std::ranges::find(table.columns, caret.word(), &sql::Column::name);
    if (column == table.columns.end()) continue;
    if (markdown.empty()) markdown = fmt::format("**{}**\n", column->name);
    markdown += fmt::format("\n- {}, from `{}`", typeOf(*column), table.name);
  }
  return markdown;
}

}  // namespace

std::optional<Hover> sqlHover(const plan::ColumnSources& sources, text::Offset at) {
  const auto caret = SqlCaret::at(sources.pipeline, at);
  if (!caret || caret->word().empty() || caret->isHidden() ||
      sources.pipeline.steps[caret->step()].step->component != "duckdb.processor")
    return std::nullopt;
  const auto tables = plan::tablesFor(sources, caret->step());
  const auto table = std::ranges::find(tables, caret->word(), &sql::Table::name);
  std::string markdown = table != tables.end() ? tableDocs(*table) : columnDocs(tables, *caret);
  if (markdown.empty()) return std::nullopt;
  return Hover{caret->span(), std::move(markdown)};
}

}  // namespace osiris::ide
