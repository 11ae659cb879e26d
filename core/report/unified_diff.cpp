#include "report/unified_diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace osiris::report {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t context = 3;
/// Past this many edits, the search for the shortest script is given up for one plain replacement.
constexpr std::size_t maximumEdits = 4000;

Lines linesOf(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

/// Lines [beforeBegin, beforeEnd) are replaced by [afterBegin, afterEnd).
struct Change {
  std::size_t beforeBegin = 0;
  std::size_t beforeEnd = 0;
  std::size_t afterBegin = 0;
  std::size_t afterEnd = 0;
};

/// Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986) over what two texts do not share
/// at their ends.
class Comparison {
 public:
  Comparison(const Lines& before, const Lines& after) : before_(before), after_(after) {
    while (first_ < std::min(before.size(), after.size()) && before[first_] == after[first_])
      ++first_;
    const std::size_t most = std::min(before.size(), after.size()) - first_;
    while (last_ < most && before[before.size() - 1 - last_] == after[after.size() - 1 - last_])
      ++last_;
    n_ = static_cast<std::int64_t>(before.size() - first_ - last_);
    m_ = static_cast<std::int64_t>(after.size() - first_ - last_);
  }

  std::vector<Change> changes() {
    if (n_ == 0 && m_ == 0) return {};
    if (!search()) return {whole()};
    return backtrack();
  }

 private:
  [[nodiscard]] Change whole() const {
    return {first_, first_ + static_cast<std::size_t>(n_), first_,
            first_ + static_cast<std::size_t>(m_)};
  }

  [[nodiscard]] bool same(std::int64_t x, std::int64_t y) const {
    return before_[first_ + static_cast<std::size_t>(x)] ==
           after_[first_ + static_cast<std::size_t>(y)];
  }

  /// Furthest x on diagonal k, of the round before.
  [[nodiscard]] static std::int64_t at(const std::vector<std::int64_t>& reach, std::int64_t k) {
    return reach[static_cast<std::size_t>(k + static_cast<std::int64_t>(reach.size() / 2))];
  }

  [[nodiscard]] static bool goesDown(const std::vector<std::int64_t>& reach, std::int64_t k,
                                     std::int64_t edits) {
    return k == -edits || (k != edits && at(reach, k - 1) < at(reach, k + 1));
  }

  /// Remembers how far each number of edits reaches. False when there are too many.
  bool search() {
    std::vector<std::int64_t> reach(3, 0);
    for (std::int64_t edits = 0; edits <= static_cast<std::int64_t>(maximumEdits); ++edits) {
      rounds_.push_back(reach);
      std::vector<std::int64_t> next(static_cast<std::size_t>(2 * edits + 5), 0);
      const auto middle = static_cast<std::int64_t>(next.size() / 2);
      for (std::int64_t k = -edits; k <= edits; k += 2) {
        std::int64_t x = edits == 0                  ? 0
                         : goesDown(reach, k, edits) ? at(reach, k + 1)
                                                     : at(reach, k - 1) + 1;
        while (x < n_ && x - k < m_ && same(x, x - k)) ++x;
        next[static_cast<std::size_t>(k + middle)] = x;
        if (x >= n_ && x - k >= m_) return true;
      }
      reach = std::move(next);
    }
    return false;
  }

  std::vector<Change> backtrack() {
    std::vector<Change> changes;
    std::int64_t x = n_;
    std::int64_t y = m_;
    for (auto edits = static_cast<std::int64_t>(rounds_.size()) - 1; edits > 0; --edits) {
      const std::vector<std::int64_t>& reach = rounds_[static_cast<std::size_t>(edits)];
      const std::int64_t k = x - y;
      const bool down = goesDown(reach, k, edits);
      x = at(reach, down ? k + 1 : k - 1);
      y = x - (down ? k + 1 : k - 1);
      add(changes, x, y, down);
    }
    std::ranges::reverse(changes);
    return changes;
  }

  /// One line more, removed at x or inserted at y, before those found already.
  void add(std::vector<Change>& changes, std::int64_t x, std::int64_t y, bool down) const {
    const std::size_t beforeBegin = first_ + static_cast<std::size_t>(x);
    const std::size_t afterBegin = first_ + static_cast<std::size_t>(y);
    const std::size_t beforeEnd = beforeBegin + (down ? 0 : 1);
    const std::size_t afterEnd = afterBegin + (down ? 1 : 0);
    if (!changes.empty() && changes.back().beforeBegin == beforeEnd &&
        changes.back().afterBegin == afterEnd) {
      changes.back().beforeBegin = beforeBegin;
      changes.back().afterBegin = afterBegin;
    } else {
      changes.push_back({beforeBegin, beforeEnd, afterBegin, afterEnd});
    }
  }

  const Lines& before_;
  const Lines& after_;
  std::size_t first_ = 0;  ///< lines the two share at the top
  std::size_t last_ = 0;  ///< and at the bottom
  std::int64_t n_ = 0;
  std::int64_t m_ = 0;
  std::vector<std::vector<std::int64_t>> rounds_;
};

void addLine(std::string& out, char sign, std::string_view line) {
  out.append(1, sign).append(line);
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

std::string rangeOf(std::size_t begin, std::size_t count) {
  // A range of no lines is named by the line before it.
  const std::size_t line = count == 0 ? begin : begin + 1;
  return std::to_string(line) + (count == 1 ? "" : "," + std::to_string(count));
}

/// Changes [first, last) are near enough to share their context.
void addHunk(std::string& out, const Lines& before, const Lines& after, const Change* first,
             const Change* last) {
  const std::size_t lead = std::min(context, first->beforeBegin);
  const Change& end = *(last - 1);
  const std::size_t tail = std::min(context, before.size() - end.beforeEnd);
  const std::size_t begin = first->beforeBegin - lead;
  out += "@@ -" + rangeOf(begin, end.beforeEnd + tail - begin);
  out += " +" +
         rangeOf(first->afterBegin - lead, end.afterEnd + tail - (first->afterBegin - lead)) +
         " @@\n";
  std::size_t at = begin;
  for (const Change* change = first; change != last; ++change) {
    for (; at < change->beforeBegin; ++at) addLine(out, ' ', before[at]);
    for (; at < change->beforeEnd; ++at) addLine(out, '-', before[at]);
    for (std::size_t i = change->afterBegin; i < change->afterEnd; ++i) addLine(out, '+', after[i]);
  }
  for (; at < end.beforeEnd + tail; ++at) addLine(out, ' ', before[at]);
}

}  // namespace

std::string unifiedDiff(std::string_view path, std::string_view before, std::string_view after) {
  const Lines old = linesOf(before);
  const Lines now = linesOf(after);
  const std::vector<Change> changes = Comparison(old, now).changes();
  if (changes.empty()) return {};
  std::string out = "--- a/" + std::string(path) + "\n+++ b/" + std::string(path) + "\n";
  for (std::size_t first = 0, last = 1; first < changes.size(); first = last++) {
    while (last < changes.size() &&
           changes[last].beforeBegin - changes[last - 1].beforeEnd <= 2 * context)
      ++last;
    addHunk(out, old, now, &changes[first], changes.data() + last);
  }
  return out;
}

}  // namespace osiris::report
