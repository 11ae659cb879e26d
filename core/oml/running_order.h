// In which order things run that wait for each other.
#pragma once

#include <cstdint>
#include <vector>

namespace osiris::oml {

/// `needs[i]` are those that `i` waits for, each in range and not `i` itself; one may stand there
/// twice. Each after all that it needs; of those that could come next the first (Kahn's algorithm).
/// Those that wait for each other in a circle, and who waits for them, are left out.
[[nodiscard]] std::vector<std::uint32_t> runningOrder(
    const std::vector<std::vector<std::uint32_t>>& needs);

}  // namespace osiris::oml
