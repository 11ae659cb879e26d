#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// What Python's strip() takes away.
bool isSpace(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 ||
         c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isBlank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    if (!isSpace(character.value)) {
      return false;
    }
    at += character.size;
  }
  return true;
}

bool isSmall(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// `^[a-z0-9][a-z0-9-]*$`, whose `$` lets one line break pass.
bool followsConvention(std::string_view name) {
  if (name.ends_with('\n')) {
    name.remove_suffix(1);
  }
  return !name.empty() && isSmall(name.front()) &&
         std::ranges::all_of(name, [](char c) { return isSmall(c) || c == '-'; });
}

std::string conventional(std::string_view name) {
  std::string result;
  for (char c : name) {
    c = ascii::lower(c);
    if (isSmall(c)) {
      result += c;
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  while (result.ends_with('-')) {
    result.pop_back();
  }
  return result;
}

void checkText(const PipelineContext& context, const Field& field) {
  const std::string_view name = field.value.text();
  if (isBlank(name)) {
    context.reporter.report(code::empty_name, field.valueSpan(), "/name", "'name' is empty");
  }
  if (followsConvention(name)) {
    return;
  }
  auto& diagnostic = context.reporter.report(
      code::naming_convention, field.valueSpan(), "/name",
      "name " + inQuotes(name) + " is not written in small letters, digits and hyphens");
  if (const std::string better = conventional(name); !better.empty() && !field.merged()) {
    suggest(diagnostic, "Rename to " + inQuotes(better),
            rewrite(context.pipeline, field.value, better));
  }
}

}  // namespace

/// invalid_name_type, empty_name, naming_convention, empty_value.
void name(const PipelineContext& context) {
  const auto field = findField(context.pipeline.root(), "name");
  if (!field || field->key.incomplete()) {
    return;
  }
  if (typeOf(field->value) == Type::null) {
    context.reporter.report(code::empty_value, field->valueSpan(), "/name", "'name' has no value");
  } else if (isText(field->value)) {
    checkText(context, *field);
  } else {
    auto& diagnostic = context.reporter.report(code::invalid_name_type, field->valueSpan(), "/name",
                                               "'name' must be text, not " + kindOf(field->value));
    if (!field->merged()) {
      mend(diagnostic, "Put quotes around it", quote(context.pipeline, field->value));
    }
  }
}

}  // namespace osiris::check::rules
