#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

constexpr std::string_view kVersion = "0.1.0";

void offerVersion(Diagnostic& diagnostic, const Field& field) {
  const text::Span span = field.value.span();
  if (field.merged() || field.value.copied() || span.empty() || !field.value.isScalar()) {
    return;
  }
  const auto edit = text::Edit{span, '"' + std::string(kVersion) + '"'};
  const bool same = field.value.text() == "0.1" || field.value.text() == "v0.1.0";
  (same ? mend : suggest)(diagnostic, "Change to \"0.1.0\"", edit);
}

/// Osiris warns of any other version; `osiris compile` refuses what does not start with `0.`.
void checkText(const PipelineContext& context, const Field& field) {
  const std::string_view text = field.value.text();
  if (text == kVersion) {
    return;
  }
  offerVersion(
      context.reporter.report(
          code::unsupported_version, field.valueSpan(), "/oml_version",
          "version " + inQuotes(text) + " may not be fully supported; this is Osiris for '0.1.0'"),
      field);
  if (!text.starts_with("0.")) {
    offerVersion(context.reporter.report(
                     code::incompatible_version, field.valueSpan(), "/oml_version",
                     "version " + inQuotes(text) + " cannot be compiled; it must start with '0.'"),
                 field);
  }
}

}  // namespace

/// invalid_version_type, unsupported_version, incompatible_version, empty_value.
void version(const PipelineContext& context) {
  const auto field = findField(context.pipeline.root(), "oml_version");
  if (!field || field->key.incomplete()) {
    return;
  }
  if (typeOf(field->value) == Type::null) {
    context.reporter.report(code::empty_value, field->valueSpan(), "/oml_version",
                            "'oml_version' has no value");
  } else if (isText(field->value)) {
    checkText(context, *field);
  } else {
    offerVersion(
        context.reporter.report(code::invalid_version_type, field->valueSpan(), "/oml_version",
                                "'oml_version' must be text, not " + kindOf(field->value)),
        *field);
  }
}

}  // namespace osiris::check::rules
