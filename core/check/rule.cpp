#include "check/rule.h"

#include <memory>

#include "check/rules/rules.h"

namespace osiris::check {

Diagnostic& Reporter::report(const Code& code, text::Span span, std::string path,
                             std::string message) {
  Diagnostic& diagnostic = diagnostics_.emplace_back();
  diagnostic.code = code.name;
  diagnostic.severity = code.severity;
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  diagnostic.path = std::move(path);
  return diagnostic;
}

const std::vector<StepRule>& stepRules() {
  static const std::vector<StepRule> all{
      rules::stepType,       rules::stepFields,    rules::stepComponent,   rules::stepMode,
      rules::needsType,      rules::stepConfig,    rules::optionalKeys,    rules::unknownStepKey,
      rules::qualityChecks,  rules::connectionRef, rules::knownConnection, rules::primaryKey,
      rules::writeMode,      rules::configKeys,    rules::overrides,       rules::csvWriter,
      rules::configSchema,   rules::constraints,   rules::queryOrTable,    rules::inlineSecret,
      rules::stepReferences, rules::sqlReadOnly,   rules::sqlSyntax,       rules::inputDf,
  };
  return all;
}

const std::vector<PipelineRule>& pipelineRules() {
  static const std::vector<PipelineRule> all{
      {rules::documentType},
      {rules::topKeys},
      {rules::topValues},
      {rules::version},
      {rules::name},
      {rules::stepsShape},
      {rules::headSecrets},
      {rules::headReferences},
      {rules::duplicateId},
      {rules::needs},
      {rules::dependencyCycle},
      {rules::unusedStep},
      {rules::inputSteps},
      {rules::params},
      {rules::paramUse},
      {rules::profiles},
      {rules::duplicateWriter, Reads::configs},
  };
  return all;
}

void checkStep(const oml::Step& step, const project::Workspace& workspace, Reporter& reporter) {
  const Value value = step.value();
  const Value config = isMap(value) ? fieldValue(value, "config") : Value();
  const auto component = workspace.registry().find(textOf(fieldValue(value, "component")));
  const StepContext context{step,      value,   isMap(config) ? config : Value(), component.get(),
                            workspace, reporter};
  for (const StepRule rule : stepRules()) {
    rule(context);
  }
}

void checkPipeline(const oml::Pipeline& pipeline, const project::Workspace& workspace, Reads reads,
                   Reporter& reporter) {
  const oml::StepGraph graph =
      reads == Reads::configs ? oml::StepGraph() : oml::StepGraph(pipeline);
  const PipelineContext context{pipeline, graph, workspace, reporter};
  for (const PipelineRule& rule : pipelineRules()) {
    if (rule.reads == reads) {
      rule.check(context);
    }
  }
}

}  // namespace osiris::check
