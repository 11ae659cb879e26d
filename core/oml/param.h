// Where a parameter has its value from.
#pragma once

#include <string>
#include <string_view>

#include "oml/pipeline.h"

namespace osiris::oml {

/// What the pipeline declares: `{default: 10}`, or 10 by itself. Absent when it declares none.
[[nodiscard]] syntax::Value defaultOfParam(const Pipeline& pipeline, std::string_view param);

/// `OSIRIS_PARAM_NAME`: it wins over the parameter's default, and a profile's value over it.
[[nodiscard]] std::string variableOfParam(std::string_view param);

}  // namespace osiris::oml
