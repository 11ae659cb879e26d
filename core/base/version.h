// The version of this build.
#pragma once

#include <string_view>

namespace osiris {

/// "0.1.0", as the project declares it.
[[nodiscard]] std::string_view version();

}  // namespace osiris
