// Inside oml: fills a step's fields from its values.
#pragma once

#include "oml/step.h"

namespace osiris::oml {

/// Reads id, component, mode, needs and references from `step.values` and `step.source`.
void readFields(Step& step);

}  // namespace osiris::oml
