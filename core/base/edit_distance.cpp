#include "base/edit_distance.h"

#include <algorithm>
#include <compare>
#include <numeric>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace osiris {

namespace {

constexpr std::size_t shortestPrefix = 3;  // "id" begins too many names to mean one
constexpr std::size_t mostErrors = 3;

bool isSeparator(char c) { return c == '_' || c == '-' || c == '.' || c == ' ' || c == '/'; }

std::string withoutSeparators(std::string name) {
  std::erase_if(name, isSeparator);
  return name;
}

/// Smaller is nearer.
struct Rank {
  enum class Kind : std::uint8_t { sameLetters, partOf, misspelt };
  Kind kind = Kind::misspelt;
  std::size_t distance = 0;
  auto operator<=>(const Rank&) const = default;
};

/// What is compared of a word, made once for all candidates.
struct Word {
  explicit Word(std::string_view name)
      : exact(name),
        lower(ascii::lower(name)),
        letters(withoutSeparators(lower)),
        bound(std::min(letters.size() / 3, mostErrors)) {}
  std::string_view exact;
  std::string lower;
  std::string letters;
  std::size_t bound;
};

bool endsWithSegment(std::string_view name, std::string_view segment) {
  return name.size() > segment.size() && name.ends_with(segment) &&
         isSeparator(name[name.size() - segment.size() - 1]);
}

/// Of a misspelt one only where it has at most `errors`; none: it would not be the nearest.
std::optional<Rank> rankOf(const Word& word, std::string_view candidate,
                           std::optional<std::size_t> errors) {
  if (candidate == word.exact || word.letters.empty()) return std::nullopt;
  const std::string lower = ascii::lower(candidate);
  const std::string letters = withoutSeparators(lower);
  if (letters == word.letters) return Rank{Rank::Kind::sameLetters, 0};
  if (word.letters.size() >= shortestPrefix &&
      (letters.starts_with(word.letters) || endsWithSegment(lower, word.lower))) {
    return Rank{Rank::Kind::partOf, letters.size() - word.letters.size()};
  }
  if (!errors) return std::nullopt;
  // A separator is a character here: "batch_sise" is as far from "batch_size" as "batchsise" is.
  const std::size_t distance = std::min(editDistance(word.lower, lower, *errors),
                                        editDistance(word.letters, letters, *errors));
  if (distance > *errors) return std::nullopt;
  return Rank{Rank::Kind::misspelt, distance};
}

template <typename Names>
std::optional<std::string_view> nearestOf(std::string_view name, Names candidates) {
  const Word word(name);
  std::optional<std::pair<Rank, std::string_view>> best;
  std::optional<std::size_t> errors = word.bound;  // that a nearer one may have
  for (const std::string_view candidate : candidates) {
    const auto rank = rankOf(word, candidate, errors);
    if (!rank || (best && *rank >= best->first)) continue;
    best.emplace(*rank, candidate);
    errors = rank->kind == Rank::Kind::misspelt ? std::optional(rank->distance - 1) : std::nullopt;
  }
  if (!best) return std::nullopt;
  return best->second;
}

}  // namespace

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t bound) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > bound) return bound + 1;
  // What both begin and end with costs nothing, and of ten thousand names most share that.
  const auto ends = std::ranges::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  a.remove_suffix(static_cast<std::size_t>(ends.in1 - a.rbegin()));
  b.remove_suffix(static_cast<std::size_t>(ends.in2 - b.rbegin()));
  const auto begins = std::ranges::mismatch(a, b);
  a.remove_prefix(static_cast<std::size_t>(begins.in1 - a.begin()));
  b.remove_prefix(static_cast<std::size_t>(begins.in2 - b.begin()));
  std::vector<std::size_t> beforeLast;
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], beforeLast[j - 2] + 1);
      }
    }
    // A swap looks back two rows, so only two rows past the bound settle it.
    if (std::min(std::ranges::min(row), std::ranges::min(last)) > bound) return bound + 1;
    beforeLast = std::exchange(last, std::exchange(row, std::move(beforeLast)));
    row.resize(b.size() + 1);
  }
  return std::min(last[b.size()], bound + 1);
}

std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  return nearestOf(word, candidates);
}

std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string> candidates) {
  return nearestOf(word, candidates);
}

}  // namespace osiris
