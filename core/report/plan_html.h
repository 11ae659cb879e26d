// A plan as one HTML file that needs nothing else.
#pragma once

#include <string>

#include "plan/plan.h"

namespace osiris::report {

/// Everything is said without a script; with it there is also a graph to follow columns in, and a
/// filter. The page's policy lets it load nothing, and run and wear only what it carries.
[[nodiscard]] std::string planHtml(const plan::Plan& plan);

}  // namespace osiris::report
