// What a parameter's declaration says, and whether a value agrees with it.
#pragma once

#include <string>

#include "check/rule.h"

namespace osiris::check::rules {

enum class ParamType : std::uint8_t { unknown, text, integer, number, boolean, list, map };

/// `string`, `int`, `integer` …; unknown for any other word.
[[nodiscard]] ParamType paramTypeOf(std::string_view word);

/// A map with `type` or `default` in it declares; anything else is a bare default.
[[nodiscard]] bool isDeclaration(const Value& param);

/// Reports a value that is not of the declared type, not among `enum`, or outside `min` and `max`.
/// Null and text with `${…}` are not judged. `what` names the value: "the default", "profile
/// 'prod'".
void checkParamValue(const Value& declaration, const Field& value, const std::string& path,
                     const std::string& what, Reporter& reporter);

}  // namespace osiris::check::rules
