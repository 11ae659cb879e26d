// How long something took, many times.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <vector>

namespace osiris::latency {

class Durations {
 public:
  using Duration = std::chrono::nanoseconds;

  void add(Duration time) { times_.push_back(time); }
  [[nodiscard]] std::size_t count() const { return times_.size(); }
  [[nodiscard]] bool empty() const { return times_.empty(); }

  /// The least of them that so large a share does not exceed (nearest rank); zero of none.
  [[nodiscard]] Duration quantile(double share) const {
    if (times_.empty()) return Duration::zero();
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(count())));
    std::vector<Duration> sorted = times_;
    const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(rank == 0 ? 0 : rank - 1);
    std::nth_element(sorted.begin(), at, sorted.end());
    return *at;
  }
  [[nodiscard]] Duration p50() const { return quantile(0.5); }
  [[nodiscard]] Duration p99() const { return quantile(0.99); }
  [[nodiscard]] Duration largest() const { return quantile(1); }

 private:
  std::vector<Duration> times_;
};

}  // namespace osiris::latency
