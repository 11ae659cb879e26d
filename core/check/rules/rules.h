// Every rule by its name. A rule lives in the file of the same name in snake_case.
#pragma once

#include "check/rule.h"

namespace osiris::check::rules {

// One step.
void stepType(const StepContext& context);
void stepFields(const StepContext& context);
void stepComponent(const StepContext& context);
void stepMode(const StepContext& context);
void needsType(const StepContext& context);
void stepConfig(const StepContext& context);
void optionalKeys(const StepContext& context);
void unknownStepKey(const StepContext& context);
void qualityChecks(const StepContext& context);
void connectionRef(const StepContext& context);
void knownConnection(const StepContext& context);
void primaryKey(const StepContext& context);
void writeMode(const StepContext& context);
void configKeys(const StepContext& context);
void overrides(const StepContext& context);
void csvWriter(const StepContext& context);
void configSchema(const StepContext& context);
void constraints(const StepContext& context);
void queryOrTable(const StepContext& context);
void inlineSecret(const StepContext& context);
void stepReferences(const StepContext& context);
void sqlReadOnly(const StepContext& context);
void sqlSyntax(const StepContext& context);
void inputDf(const StepContext& context);

// The pipeline.
void documentType(const PipelineContext& context);
void topKeys(const PipelineContext& context);
void topValues(const PipelineContext& context);
void version(const PipelineContext& context);
void name(const PipelineContext& context);
void stepsShape(const PipelineContext& context);
void headSecrets(const PipelineContext& context);
void headReferences(const PipelineContext& context);
void duplicateId(const PipelineContext& context);
void needs(const PipelineContext& context);
void dependencyCycle(const PipelineContext& context);
void unusedStep(const PipelineContext& context);
void inputSteps(const PipelineContext& context);
void params(const PipelineContext& context);
void paramUse(const PipelineContext& context);
void profiles(const PipelineContext& context);
void duplicateWriter(const PipelineContext& context);

}  // namespace osiris::check::rules
