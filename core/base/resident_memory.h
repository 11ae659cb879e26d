// How much memory this process holds.
#pragma once

#include <cstdint>

namespace osiris {

/// Bytes in RAM now, shared libraries included [proc(5), statm]; 0 where the system does not say.
[[nodiscard]] std::uint64_t residentMemory();

}  // namespace osiris
