// The shape of a rule: a function that looks at one thing and reports what it finds.
//
// A step's rules see the step alone, in the step's own coordinates (spans from its first byte,
// paths from the step), so their answers stay true while the file around the step changes.
// What needs the whole pipeline (ids, needs, params) is a pipeline rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/codes.h"
#include "check/diagnostic.h"
#include "oml/pipeline.h"
#include "oml/step.h"
#include "project/workspace.h"

namespace osiris::check {

/// Collects diagnostics; knows nothing of where they go.
class Reporter {
 public:
  /// Adds one with the code's own severity and returns it for fixes and related places.
  Diagnostic& report(const Code& code, text::Span span, std::string path, std::string message);
  [[nodiscard]] std::vector<Diagnostic> take() { return std::move(diagnostics_); }

 private:
  std::vector<Diagnostic> diagnostics_;
};

struct StepContext {
  const oml::Step& step;
  syntax::Value value;   ///< the step's mapping
  syntax::Value config;  ///< its `config` when that is a map; else absent
  const project::Component* component;  ///< null when unknown
  const project::Workspace& workspace;
  Reporter& reporter;
};

struct PipelineContext {
  const oml::Pipeline& pipeline;
  const project::Workspace& workspace;
  Reporter& reporter;
};

using StepRule = void (*)(const StepContext&);
using PipelineRule = void (*)(const PipelineContext&);

/// All rules, in the order in which they run.
[[nodiscard]] const std::vector<StepRule>& stepRules();
[[nodiscard]] const std::vector<PipelineRule>& pipelineRules();

}  // namespace osiris::check
