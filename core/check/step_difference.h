// What of a step changed: rules whose view of it stayed the same are not asked again.
#pragma once

#include "oml/step.h"

namespace osiris::check {

/// Whether rules that read configs alone see the same in two versions of a step.
[[nodiscard]] bool sameConfig(const oml::Step& a, const oml::Step& b);

/// Whether two versions of a step say the same but for the text of `config.query`, and refer to the
/// same things.
[[nodiscard]] bool differsInQueryOnly(const oml::Step& a, const oml::Step& b);

}  // namespace osiris::check
