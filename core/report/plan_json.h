// A plan as JSON for programs, and its id. The form: docs/plan.schema.json.
#pragma once

#include <string>

#include "plan/plan.h"

namespace osiris::report {

/// `{"version":1,"id","base","environment","environmentOnly":[…],"plan":{…}}`: canonical JSON (see
/// base/canonical_json.h), one line feed at the end. `id` is that of `plan` alone.
[[nodiscard]] std::string planJson(const plan::Plan& plan);

/// "sha256:" and the hex digest of the canonical JSON of what the plan does. The environment, what
/// differs only there, and how the base was called are outside it: the same change has the same id
/// in staging as in production.
[[nodiscard]] std::string planId(const plan::Plan& plan);

}  // namespace osiris::report
