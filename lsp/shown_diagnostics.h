// What a client wants to see of what was found.
#pragma once

#include <span>
#include <vector>

#include "check/diagnostic.h"
#include "lsp/settings.h"

namespace osiris::lsp {

/// Without those whose code is disabled. They point into `all`.
[[nodiscard]] std::vector<const check::Diagnostic*> shownDiagnostics(
    const Settings& settings, std::span<const check::Diagnostic> all);

}  // namespace osiris::lsp
