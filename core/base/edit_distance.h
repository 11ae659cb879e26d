// "did you mean …?": the name somebody most likely meant.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace osiris {

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal
/// string alignment, in bytes); `bound` + 1 when there are more than `bound`.
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b, std::size_t bound);

/// The candidate that `word` most likely stands for; nothing when none is near. Upper case counts
/// as lower. First choice is the same name with other separators (batchSize, batch-size →
/// batch_size), then one that begins with the word or ends with it after a separator, then the one
/// with the fewest typing errors: one in three to five characters, two in six to eight, at most
/// three. Of equals the first. The word itself is never the answer. Points into `candidates`.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string_view> candidates);
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string> candidates);

}  // namespace osiris
