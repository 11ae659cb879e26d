// What a client wants to see of what was found.
#pragma once

#include <span>
#include <vector>

#include "check/diagnostic.h"
#include "lsp/open_files.h"
#include "lsp/settings.h"

namespace osiris::lsp {

/// Without those whose code is disabled. They point into `all`.
[[nodiscard]] std::vector<const check::Diagnostic*> shownDiagnostics(
    const Settings& settings, std::span<const check::Diagnostic> all);

/// Of an open file: also what the SQL engine found. In the order of their places; valid until the
/// file changes.
[[nodiscard]] std::vector<const check::Diagnostic*> shownDiagnostics(const Settings& settings,
                                                                     OpenFile& open);

}  // namespace osiris::lsp
