// How long the answers to requests took, by method.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace osiris::lsp {

/// Counts in classes a twelfth apart: a figure given back is at most that much too large, however
/// many there are.
class Histogram {
 public:
  using Duration = std::chrono::nanoseconds;

  void add(Duration took);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] Duration largest() const { return largest_; }
  /// What that share (0 to 1) of all did not exceed; zero when there are none.
  [[nodiscard]] Duration quantile(double share) const;

 private:
  std::array<std::uint64_t, 400> classes_{};
  std::uint64_t count_ = 0;
  Duration largest_{};
};

class Latencies {
 public:
  void add(std::string_view method, Histogram::Duration took);
  [[nodiscard]] const std::map<std::string, Histogram, std::less<>>& byMethod() const {
    return byMethod_;
  }

 private:
  std::map<std::string, Histogram, std::less<>> byMethod_;
};

}  // namespace osiris::lsp
