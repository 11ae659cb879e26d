// The hint for a word that nobody knows.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace osiris::cli {

/// "did you mean 'NAME'?" with the nearest of `names`, after `prefix` within the quotes;
/// `otherwise` when none is near.
[[nodiscard]] std::string didYouMean(std::string_view word, std::span<const std::string> names,
                                     std::string_view otherwise, std::string_view prefix = {});

}  // namespace osiris::cli
