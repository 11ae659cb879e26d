// The environment variable that gives a parameter its value.
#pragma once

#include <string>
#include <string_view>

namespace osiris::oml {

/// `OSIRIS_PARAM_NAME`: it wins over the parameter's default, and a profile's value over it
///.
[[nodiscard]] std::string variableOfParam(std::string_view param);

}  // namespace osiris::oml
