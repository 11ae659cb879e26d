#include "check/pipeline_findings.h"

#include <cstdint>

namespace osiris::check {
namespace {

using text::Offset;
using text::Span;

/// Calls `ask` with every span of the diagnostic that lies in its own file, until it says yes.
template <typename Ask>
bool anySpan(const Diagnostic& diagnostic, Ask ask) {
  if (ask(diagnostic.span)) return true;
  for (const Related& related : diagnostic.related) {
    if (related.file.empty() && ask(related.span)) return true;
  }
  for (const Fix& fix : diagnostic.fixes) {
    for (const text::Edit& edit : fix.edits) {
      if (ask(edit.span)) return true;
    }
  }
  return false;
}

void move(Span& span, Offset at, std::int64_t moved) {
  if (span.begin >= at) span.begin = static_cast<Offset>(span.begin + moved);
  if (span.end >= at) span.end = static_cast<Offset>(span.end + moved);
}

/// What stands after `at` has moved.
void move(Diagnostic& diagnostic, Offset at, std::int64_t moved) {
  move(diagnostic.span, at, moved);
  for (Related& related : diagnostic.related) {
    if (related.file.empty()) move(related.span, at, moved);
  }
  for (Fix& fix : diagnostic.fixes) {
    for (text::Edit& edit : fix.edits) move(edit.span, at, moved);
  }
}

}  // namespace

void PipelineFindings::check(const oml::Pipeline& pipeline, const project::Workspace& workspace) {
  if (holds) return;
  Reporter reporter;
  checkPipeline(pipeline, workspace, reads, reporter);
  found = reporter.take();
  holds = true;
}

void PipelineFindings::follow(Span step, Span replaced, Offset inserted) {
  const auto touches = [&](Span span) { return span.begin <= step.end && step.begin <= span.end; };
  for (const Diagnostic& each : found) {
    if (anySpan(each, touches)) {
      holds = false;
      return;
    }
  }
  const std::int64_t moved = static_cast<std::int64_t>(inserted) - replaced.size();
  for (Diagnostic& each : found) move(each, replaced.end, moved);
}

}  // namespace osiris::check
