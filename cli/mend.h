// Applying the fixes that diagnostics offer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/file.h"
#include "text/span.h"

namespace osiris::cli {

/// One fix as it was applied.
struct AppliedFix {
  std::uint32_t line = 0;  ///< zero-based, in the text as it was when the fix was applied
  std::string title;
};

/// Applies the safe fixes of `file`'s diagnostics, as many at a time as do not touch each other,
/// until none is left; ten rounds at most, for fixes that undo one another. `file` holds the mended
/// text after.
[[nodiscard]] std::vector<AppliedFix> mend(check::File& file);

}  // namespace osiris::cli
