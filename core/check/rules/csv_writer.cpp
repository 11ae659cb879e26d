// Options of filesystem.csv_writer that Osiris looks at itself.
#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

constexpr std::array<std::string_view, 2> kNewlines{"lf", "crlf"};
constexpr std::array<std::string_view, 4> kEncodings{"utf-8", "utf-16", "ascii", "latin-1"};

std::optional<std::string_view> meantNewline(std::string_view written) {
  const std::string lower = ascii::lower(written);
  if (lower == "crlf" || lower == "windows" || lower == "\\r\\n" || written == "\r\n") {
    return "crlf";
  }
  return lower == "lf" || lower == "unix" || lower == "\\n" || written == "\n"
             ? std::optional<std::string_view>("lf")
             : std::nullopt;
}

std::optional<std::string_view> meantEncoding(std::string_view written) {
  std::string plain = ascii::lower(written);
  std::erase_if(plain, [](char c) { return c == '-' || c == '_' || c == ' '; });
  if (plain == "iso88591" || plain == "latin1" || plain == "l1") {
    return "latin-1";
  }
  return plain == "utf8"      ? "utf-8"
         : plain == "utf16"   ? "utf-16"
         : plain == "usascii" ? "ascii"
                              : nearest(ascii::lower(written), kEncodings);
}

void offer(const StepContext& context, Diagnostic& diagnostic, const Field& field,
           std::optional<std::string_view> meant) {
  if (meant && !field.merged()) {
    mend(diagnostic, "Change to " + inQuotes(*meant), rewrite(context.step, field.value, *meant));
  }
}

std::string shown(const Value& value) {
  return value.isScalar() ? inQuotes(value.text()) : kindOf(value);
}

void checkDelimiter(const StepContext& context) {
  const auto field = findField(context.config, "delimiter");
  if (!field || typeOf(field->value) == Type::null || isText(field->value)) {
    return;
  }
  auto& diagnostic =
      context.reporter.report(code::invalid_config_value, field->valueSpan(), "/config/delimiter",
                              "'delimiter' must be text, not " + kindOf(field->value));
  if (!field->merged() && field->value.text().size() == 1) {
    mend(diagnostic, "Put quotes around it", quote(context.step, field->value));
  }
}

void checkNewline(const StepContext& context) {
  const auto field = findField(context.config, "newline");
  if (!field || !truthy(field->value) ||
      std::ranges::find(kNewlines, textOf(field->value)) != kNewlines.end()) {
    return;
  }
  auto& diagnostic =
      context.reporter.report(code::invalid_config_value, field->valueSpan(), "/config/newline",
                              "'newline' must be 'lf' or 'crlf', not " + shown(field->value));
  offer(context, diagnostic, *field, meantNewline(textOf(field->value)));
}

void checkEncoding(const StepContext& context) {
  const auto field = findField(context.config, "encoding");
  if (!field || !truthy(field->value) ||
      std::ranges::find(kEncodings, textOf(field->value)) != kEncodings.end()) {
    return;
  }
  const auto meant = meantEncoding(textOf(field->value));
  auto& diagnostic = context.reporter.report(
      code::unsupported_encoding, field->valueSpan(), "/config/encoding",
      "encoding " + shown(field->value) + " may not be supported; known are " + anyOf(kEncodings));
  offer(context, diagnostic, *field, meant);
}

}  // namespace

/// invalid_config_value, unsupported_encoding.
void csvWriter(const StepContext& context) {
  if (context.config && textOf(fieldValue(context.value, "component")) == "filesystem.csv_writer") {
    checkDelimiter(context);
    checkNewline(context);
    checkEncoding(context);
  }
}

}  // namespace osiris::check::rules
