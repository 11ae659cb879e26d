// What the pipeline rules found, kept while it holds.
#pragma once

#include <vector>

#include "check/rule.h"

namespace osiris::check {

/// What the pipeline rules of one kind found, as long as it holds.
struct PipelineFindings {
  Reads reads;
  std::vector<Diagnostic> found;
  bool holds = false;

  /// Asks the rules, unless what they said last still holds.
  void check(const oml::Pipeline& pipeline, const project::Workspace& workspace);

  /// Follows an edit within one step of which the rules saw nothing: `replaced` became `inserted`
  /// bytes. What was found is moved to where it stands now; when some of it lies in that step,
  /// nothing holds any more.
  void follow(text::Span step, text::Span replaced, text::Offset inserted);
};

}  // namespace osiris::check
