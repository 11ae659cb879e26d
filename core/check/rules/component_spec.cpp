// components/<name>/spec.yaml: its schema, and secrets that point at fields.
#include <string>
#include <vector>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rule.h"
#include "check/rules/schema_findings.h"
#include "check/wording.h"
#include "project/settings_schema.h"

namespace osiris::check {
namespace {

std::vector<std::string_view> fieldNames(const Value& schema) {
  std::vector<std::string_view> names;
  for (const Field& field : fieldsOf(schema["properties"])) {
    names.push_back(field.key.text());
  }
  return names;
}

/// `x-secret` may name what only exists at run time; `secrets` name fields of `config`.
void checkSecrets(const DocumentContext& context) {
  const auto fields = fieldNames(context.root["configSchema"]);
  std::size_t index = 0;
  for (const Value secret : context.root["secrets"].items()) {
    const std::string path = pointer("/secrets", index++);
    const std::string_view text = textOf(secret);
    if (!text.starts_with('/') || fields.empty()) {
      continue;
    }
    const std::string_view name = text.substr(1, text.find('/', 1) - 1);
    if (name == "connection" || name == "resolved_connection" ||
        std::ranges::find(fields, name) != fields.end()) {
      continue;
    }
    const auto meant = nearest(name, fields);
    auto& diagnostic = context.reporter.report(
        code::spec_secret_pointer, secret.span(), path,
        "'configSchema' has no field " + inQuotes(name) + didYouMean(meant));
    if (meant) {
      const auto rest = text.find('/', 1);
      const std::string better =
          '/' + std::string(*meant) +
          (rest == std::string_view::npos ? "" : std::string(text.substr(rest)));
      mend(diagnostic, "Change to " + inQuotes(better), rewrite(context.source, secret, better));
    }
  }
}

}  // namespace

void checkComponentSpec(const DocumentContext& context) {
  static const rules::FindingCodes kCodes{code::spec_type, code::spec_value, code::spec_missing_key,
                                          code::spec_unknown_key};
  if (!isMap(context.root)) {
    const text::Span span = context.root ? context.root.span() : text::Span{};
    context.reporter.report(code::spec_type, span, "",
                            "a component's spec is a map, not " + kindOf(context.root));
    return;
  }
  rules::reportFindings(context, project::componentSpecSchema().schema(), context.root, "", kCodes);
  checkSecrets(context);
}

}  // namespace osiris::check
