// All that can be mended in a file without asking.
#pragma once

#include <span>
#include <vector>

#include "check/diagnostic.h"
#include "text/span.h"

namespace osiris::check {

struct SafeFixes {
  std::vector<text::Edit> edits;                     ///< in the order of their places
  std::vector<const Diagnostic*> diagnostics;  ///< those they mend
};

/// The first safe fix of each diagnostic, but for those that would touch the bytes of one before.
/// The result points into `diagnostics`.
[[nodiscard]] SafeFixes safeFixes(std::span<const Diagnostic* const> diagnostics);
[[nodiscard]] SafeFixes safeFixes(std::span<const Diagnostic> diagnostics);

}  // namespace osiris::check
