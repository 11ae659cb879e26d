// `${…}` that can be judged where it stands: half of one, and variables that are not set.
#include "check/rules/step_references.h"

#include <algorithm>
#include <string>

#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// Other words in `${…}` may be for somebody else: a shell, a template.
bool isVariableName(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool hasFallback(const Source& source, const oml::Reference& reference) {
  return !reference.output.empty() || !source.holds(reference.span) ||
         source.at(reference.span).find(":-") != std::string_view::npos;
}

}  // namespace

void checkReference(const oml::Reference& reference, const Source& source,
                    const project::Workspace& workspace, Reporter& reporter) {
  if (!reference.closed) {
    reporter.report(code::incomplete_reference, reference.span, reference.path,
                    "'${' has no closing '}'");
  } else if (reference.kind == oml::Reference::Kind::environment && workspace.knowsConnections() &&
             isVariableName(reference.name) && !hasFallback(source, reference) &&
             !workspace.isSet(reference.name)) {
    reporter.report(code::missing_env, reference.span, reference.path,
                    "environment variable " + inQuotes(reference.name) + " is not set here");
  }
}

/// incomplete_reference, missing_env, in a step.
void stepReferences(const StepContext& context) {
  for (const auto& reference : context.step.references) {
    checkReference(reference, context.step, context.workspace, context.reporter);
  }
}

/// The same outside steps.
void headReferences(const PipelineContext& context) {
  for (const auto& reference : context.pipeline.headReferences) {
    checkReference(reference, context.pipeline, context.workspace, context.reporter);
  }
}

}  // namespace osiris::check::rules
