// What is said of a file that cannot be read.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "check/diagnostic.h"

namespace osiris::check {

/// More than any pipeline a person or a program writes; beyond it, a file is data that lost its
/// way.
inline constexpr std::uint64_t largestFile = 64ULL << 20U;

/// Of the error that reading it, up to `largestFile`, has given.
[[nodiscard]] Diagnostic unreadable(const Error& error);

}  // namespace osiris::check
