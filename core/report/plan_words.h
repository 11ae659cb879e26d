// What every report of a plan says in the same words: the short line, what happens to each table,
// who is downstream. Texts are as the plan has them: a report escapes them for its own format.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"

namespace osiris::report {

/// "plan: +1 table, ~2 columns, 3 downstream" (pipelines), "plan: no change". A change that breaks
/// something, or of which nobody knows, is always called so.
[[nodiscard]] std::string planSummary(const plan::Plan& plan);
/// The same with the risk.
[[nodiscard]] std::string planHeadline(const plan::Plan& plan);

/// A column of a table: added ('+'), removed ('-') or different ('~').
struct ColumnWords {
  char sign = '~';
  std::string column;
  std::string detail;  ///< "VARCHAR", "INTEGER → BIGINT", "other values"
};

struct TableWords {
  plan::TableAction action = plan::TableAction::create;
  std::string dataset;
  std::string how;     ///< "by step 'load', write_mode append"; may be empty
  std::string change;  ///< "breaking: a column is gone"; empty when it has none
  plan::ChangeClass kind = plan::ChangeClass::identical;
  std::vector<ColumnWords> columns;
};

/// Each table that a pipeline writes or wrote, and each of its datasets that changes.
[[nodiscard]] std::vector<TableWords> tableWords(const plan::PlannedPipeline& pipeline);

/// "'enrich', 'load'": steps behind which there may be more than the plan tells; empty when all
/// could be followed.
[[nodiscard]] std::string gapsOf(const plan::PlannedPipeline& pipeline);

/// "1 error, 2 warnings"; empty when there are none.
[[nodiscard]] std::string problemsOf(const plan::PlannedPipeline& pipeline);

/// Whether there is anything to tell of it beyond that it is there.
[[nodiscard]] bool isQuiet(const plan::PlannedPipeline& pipeline);

/// Those that are not quiet: what asks for most care first, then by path.
[[nodiscard]] std::vector<const plan::PlannedPipeline*> riskiestFirst(const plan::Plan& plan);

struct DownstreamPipeline {
  std::string_view path;
  plan::ChangeClass kind = plan::ChangeClass::identical;  ///< that of what asks for most care
  std::vector<std::string_view> owners;
  std::vector<const plan::Touched*> touched;
};

/// In the order of paths. Points into the plan.
[[nodiscard]] std::vector<DownstreamPipeline> downstreamByPipeline(const plan::Plan& plan);

/// "duckdb://w/main.report.total"; "duckdb://w/main.report (its rows)".
[[nodiscard]] std::string touchedName(const plan::Touched& touched);

}  // namespace osiris::report
