// The shape of a rule: a function that looks at one thing and reports what it finds.
//
// A step's rules see the step alone, in the step's own coordinates (spans from its first byte,
// paths from the step), so their answers stay true while the file around the step changes.
// What needs the whole pipeline (ids, needs, params) is a pipeline rule.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/codes.h"
#include "check/diagnostic.h"
#include "check/fields.h"
#include "oml/pipeline.h"
#include "oml/step.h"
#include "oml/step_graph.h"
#include "project/workspace.h"

namespace osiris::check {

/// Collects diagnostics; knows nothing of where they go.
class Reporter {
 public:
  /// Adds one with the code's own severity and returns it for fixes and related places. What is
  /// returned is valid until the next one is added.
  Diagnostic& report(const Code& code, text::Span span, std::string path, std::string message);
  [[nodiscard]] std::vector<Diagnostic> take() { return std::move(diagnostics_); }

 private:
  std::vector<Diagnostic> diagnostics_;
};

struct StepContext {
  const oml::Step& step;
  Value value;   ///< the step, whatever it is
  Value config;  ///< its `config` when that is a map; else absent
  const project::Component* component;  ///< null when unknown
  const project::Workspace& workspace;
  Reporter& reporter;
};

struct PipelineContext {
  const oml::Pipeline& pipeline;
  const oml::StepGraph& graph;  ///< of no steps for a rule that reads configs alone
  const project::Workspace& workspace;
  Reporter& reporter;
};

/// One of the workspace's own files: osiris_connections.yaml, osiris.yaml, a component's spec.
struct DocumentContext {
  Value root;  ///< absent when the file is empty
  std::string_view source;
  const project::Workspace& workspace;
  Reporter& reporter;
};

using StepRule = void (*)(const StepContext&);
/// What a pipeline rule looks at in the steps; it says which keystrokes make it run again.
enum class Reads : std::uint8_t {
  anything,
  configs,  ///< `mode`, `component` and `config` alone; other things only to name a step it reports
};

struct PipelineRule {
  void (*check)(const PipelineContext&);
  Reads reads = Reads::anything;
};

/// All rules, in the order in which they run.
[[nodiscard]] const std::vector<StepRule>& stepRules();
[[nodiscard]] const std::vector<PipelineRule>& pipelineRules();

/// Runs all step rules on one step; what they find is in the step's coordinates.
void checkStep(const oml::Step& step, const project::Workspace& workspace, Reporter& reporter);
/// Runs all pipeline rules of one kind; what they find is in the file's coordinates.
void checkPipeline(const oml::Pipeline& pipeline, const project::Workspace& workspace, Reads reads,
                   Reporter& reporter);

void checkConnections(const DocumentContext& context);
void checkSettings(const DocumentContext& context);
void checkComponentSpec(const DocumentContext& context);

}  // namespace osiris::check
