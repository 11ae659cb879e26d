#include "check/rules/param_value.h"

#include <algorithm>
#include <optional>
#include <string>

#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// A parameter goes into text: a date, a number or text where text is declared do no harm, while
/// `no` arrives as `False`.
bool fits(const Value& value, ParamType type) {
  switch (type) {
    case ParamType::text:
      return value.isScalar() && typeOf(value) != Type::boolean;
    case ParamType::integer:
      return typeOf(value) == Type::integer;
    case ParamType::number:
      return typeOf(value) == Type::integer || typeOf(value) == Type::real;
    case ParamType::boolean:
      return typeOf(value) == Type::boolean;
    case ParamType::list:
      return typeOf(value) == Type::sequence;
    case ParamType::map:
      return typeOf(value) == Type::mapping;
    case ParamType::unknown:
      break;
  }
  return true;
}

std::string_view wordingOf(ParamType type) {
  switch (type) {
    case ParamType::integer:
      return "a whole number";
    case ParamType::number:
      return "a number";
    case ParamType::boolean:
      return "true or false";
    case ParamType::list:
      return "a list";
    case ParamType::map:
      return "a map";
    default:
      return "text";
  }
}

bool isAmong(const Value& value, const Value& choices) {
  const auto number = syntax::numberOf(value);
  for (const Value choice : choices.items()) {
    const bool same = number ? number == syntax::numberOf(choice)
                             : typeOf(choice) == typeOf(value) && choice.text() == value.text();
    if (same || hasReference(choice)) {
      return true;
    }
  }
  return false;
}

/// What is wrong with a value of the right type; empty when nothing is.
std::string problemOf(const Value& declaration, const Value& value) {
  const Value choices = fieldValue(declaration, "enum");
  if (value.isScalar() && choices && typeOf(choices) == Type::sequence &&
      !isAmong(value, choices)) {
    return "is none of the values under 'enum'";
  }
  const auto number = syntax::numberOf(value);
  const auto least = syntax::numberOf(fieldValue(declaration, "min"));
  const auto most = syntax::numberOf(fieldValue(declaration, "max"));
  if (number && least && *number < *least) {
    return "is below 'min', which is " + std::string(fieldValue(declaration, "min").text());
  }
  if (number && most && *number > *most) {
    return "is above 'max', which is " + std::string(fieldValue(declaration, "max").text());
  }
  return {};
}

}  // namespace

void checkParamValue(const Value& declaration, const Field& field, const std::string& path,
                     const std::string& what, Reporter& reporter) {
  const Value& value = field.value;
  if (field.key.incomplete() || typeOf(value) == Type::null || hasReference(value)) {
    return;
  }
  const ParamType type = paramTypeOf(textOf(fieldValue(declaration, "type")));
  if (!fits(value, type)) {
    reporter.report(code::param_type, field.valueSpan(), path,
                    what + " must be " + std::string(wordingOf(type)) + ", not " + kindOf(value));
  } else if (const std::string problem = problemOf(declaration, value); !problem.empty()) {
    reporter.report(code::param_value, field.valueSpan(), path, what + ' ' + problem);
  }
}

}  // namespace osiris::check::rules
