// Findings of a schema that ships with us, as diagnostics of a settings file.
#pragma once

#include <string>

#include "check/rule.h"
#include "check/rules/schema_code.h"

namespace osiris::check::rules {

/// Which code each kind of finding has in a file.
struct FindingCodes {
  const Code& type;
  const Code& value;    ///< not one of the choices, out of bounds, of another form
  const Code& missing;
  const Code& unknown;
};

/// Validates and reports; `path` is the JSON Pointer of `value`. An unknown key that resembles a
/// known one keeps its code's severity, any other is a hint.
void reportFindings(const DocumentContext& context, const project::Schema& schema,
                    const Value& value, const std::string& path, const FindingCodes& codes);

}  // namespace osiris::check::rules
