#include "lsp/ask_sql_engine.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lsp/publish_diagnostics.h"
#include "lsp/refresh.h"
#include "plan/sql_findings.h"

namespace osiris::lsp {
namespace {

/// Nobody writes longer pipelines by hand; of one, `osiris check` tells all.
constexpr std::size_t mostSteps = 2000;

bool hasSql(const OpenFile& open) {
  const oml::Pipeline* pipeline = open.file.pipeline();
  return pipeline != nullptr && pipeline->steps.size() <= mostSteps &&
         std::ranges::any_of(pipeline->steps, [](const oml::PlacedStep& placed) {
           return placed.step->component == "duckdb.processor";
         });
}

void show(Session& session, OpenFile& open, std::vector<check::Diagnostic> found) {
  if (open.sqlFindings == found) return;
  open.sqlFindings = std::move(found);
  open.changed = true;
  publishDiagnostics(session);
  if (session.capabilities.pullDiagnostics) refresh(session, Shown::diagnostics);
}

void ask(Session& session, const std::string& key, OpenFile& open) {
  open.sqlIsStale = false;
  if (!hasSql(open)) return show(session, open, {});
  open.asksSqlEngine = true;
  session.tasks.start([&session, key, snapshot = session.snapshot()]() -> EventLoop::Task {
    const DocumentState& document = *snapshot->documents.at(key);
    std::vector<check::Diagnostic> found;
    try {
      const plan::ColumnSources sources{*document.pipeline, document.workspace->root(),
                                        &snapshot->options.files};
      found = plan::sqlFindings(sources, plan::bindSteps(sources));
    } catch (...) {  // NOLINT(bugprone-empty-catch)
      // For want of memory. What is not found is not shown.
    }
    return [&session, key, snapshot, found = std::move(found)]() mutable {
      OpenFile* now = session.files.findPath(key);
      if (now == nullptr) return;
      now->asksSqlEngine = false;
      // Closed and opened again, or typed in: the answer is of another text.
      if (now->state == snapshot->documents.at(key)) show(session, *now, std::move(found));
      askSqlEngine(session);
    };
  });
}

}  // namespace

void askSqlEngine(Session& session) {
  if (session.phase != Phase::running) return;
  for (auto& [key, open] : session.files) {
    if (open.sqlIsStale && !open.asksSqlEngine) ask(session, key, open);
  }
}

}  // namespace osiris::lsp
