#include "check/rules/schema_findings.h"

#include <algorithm>
#include <optional>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

const Code& codeOf(const project::SchemaViolation& violation, const FindingCodes& codes) {
  switch (familyOf(violation.keyword)) {
    case Keywords::type:
      return codes.type;
    case Keywords::missing:
      return codes.missing;
    case Keywords::unknown:
      return violation.keyword == "propertyNames" ? codes.value : codes.unknown;
    default:
      return codes.value;
  }
}

/// What is underlined: the value, else the last key on the way to it that can be seen.
text::Span spanOf(const Value& root, const project::SchemaViolation& violation) {
  if (!violation.value.span().empty()) {
    return violation.value.span();
  }
  text::Span seen = root.span();
  Value at = root;
  for (std::size_t from = 1; from <= violation.path.size() && at.isMapping();) {
    const std::size_t end = std::min(violation.path.find('/', from), violation.path.size());
    const auto field = findField(at, violation.path.substr(from, end - from));
    if (!field) {
      break;
    }
    seen = field->keySpan();
    at = field->value;
    from = end + 1;
  }
  return seen;
}

/// A whole map is too much to underline for a key that is not in it: its first key will do.
text::Span shortened(const project::SchemaViolation& violation, text::Span span) {
  if (familyOf(violation.keyword) == Keywords::missing && violation.value.isMapping()) {
    for (const auto& [key, value] : violation.value.entries()) {
      return key.span();
    }
  }
  return span;
}

/// Whether the map in which an unknown key stands has that key already.
bool hasSibling(const Value& root, std::string_view path, std::string_view key) {
  Value map = root;
  for (std::size_t from = 1; from <= path.rfind('/') && map.isMapping();) {
    const std::size_t end = path.find('/', from);
    map = map[path.substr(from, end - from)];
    from = end + 1;
  }
  return findField(map, key).has_value();
}

void addFixes(const DocumentContext& context, const Value& root, Diagnostic& diagnostic,
              const project::SchemaViolation& violation) {
  const Keywords family = familyOf(violation.keyword);
  const bool named =
      (family == Keywords::unknown || family == Keywords::choice) && violation.value.isScalar();
  const auto meant = named ? nearest(violation.value.text(), violation.allowed) : std::nullopt;
  if (family == Keywords::unknown && !meant && violation.keyword != "propertyNames") {
    diagnostic.severity = Severity::hint;
  }
  if (meant && family == Keywords::unknown && hasSibling(root, violation.path, *meant)) {
    return;
  }
  if (meant && !violation.value.copied()) {
    mend(diagnostic, (family == Keywords::unknown ? "Rename to " : "Change to ") + inQuotes(*meant),
         rewrite(context.source, violation.value, *meant));
  } else if (family == Keywords::type && violation.message.ends_with("in quotes")) {
    mend(diagnostic, "Put quotes around it", quote(context.source, violation.value));
  }
}

}  // namespace

void reportFindings(const DocumentContext& context, const project::Schema& schema,
                    const Value& value, const std::string& path, const FindingCodes& codes) {
  for (const auto& violation : schema.validate(value)) {
    if (violation.value.isScalar() && violation.value.incomplete()) {
      continue;
    }
    auto& diagnostic = context.reporter.report(codeOf(violation, codes),
                                               shortened(violation, spanOf(value, violation)),
                                               path + violation.path, violation.message);
    addFixes(context, value, diagnostic, violation);
  }
}

}  // namespace osiris::check::rules
