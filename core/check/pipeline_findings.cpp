#include "check/pipeline_findings.h"

#include "check/moved.h"

namespace osiris::check {
void PipelineFindings::check(const oml::Pipeline& pipeline, const project::Workspace& workspace) {
  if (holds) return;
  Reporter reporter;
  checkPipeline(pipeline, workspace, reads, reporter);
  found = reporter.take();
  holds = true;
}

void PipelineFindings::follow(text::Span step, text::Span replaced, text::Offset inserted) {
  for (const Diagnostic& each : found) {
    if (touches(each, step)) {
      holds = false;
      return;
    }
  }
  for (Diagnostic& each : found) move(each, replaced, inserted);
}

}  // namespace osiris::check
