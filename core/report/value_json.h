// A YAML value as JSON text, by the core schema of YAML 1.2.
#pragma once

#include <string>

#include "syntax/value.h"

namespace osiris::report {

/// Indented JSON. Keys keep their order and are written as text; of a key that stands twice the
/// last counts. Numbers JSON has no form for (`.inf`, `.nan`) are strings.
[[nodiscard]] std::string valueJson(const syntax::Value& value);

}  // namespace osiris::report
