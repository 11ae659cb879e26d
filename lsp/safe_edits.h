// All that can be mended in a file without asking.
#pragma once

#include <span>
#include <vector>

#include "check/diagnostic.h"
#include "text/span.h"

namespace osiris::lsp {

struct SafeEdits {
  std::vector<text::Edit> edits;                     ///< in the order of their places
  std::vector<const check::Diagnostic*> diagnostics;  ///< those they mend
};

/// The first safe fix of each diagnostic, but for those that would touch the bytes of one before.
/// The result points into `diagnostics`.
[[nodiscard]] SafeEdits safeEdits(std::span<const check::Diagnostic> diagnostics);

}  // namespace osiris::lsp
