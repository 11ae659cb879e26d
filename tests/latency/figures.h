// What was measured, and how it stands to what is promised.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "durations.h"
#include "lsp/protocol/json.h"

namespace osiris::latency {

/// At most so many milliseconds, on a quiet machine as the one that Calibration knows.
struct Bar {
  double p50 = 0;
  double p99 = 0;
};

/// One line of a table.
struct Figure {
  std::string name;
  Durations times;
  std::optional<Bar> bar;
};

/// Which bars do not hold, a line each, the machine's slowness taken off. Empty: all hold.
[[nodiscard]] std::string missed(const std::vector<Figure>& figures, double slownessP50,
                                 double slownessP99);

/// `p50`, `p99`, `max` and `count`, in milliseconds.
[[nodiscard]] lsp::protocol::Json toJson(const Durations& times);
/// "0.42", with as many digits as say something.
[[nodiscard]] std::string inMilliseconds(std::chrono::nanoseconds time);

/// For people.
[[nodiscard]] inline double megabytes(std::uint64_t bytes) {
  return static_cast<double>(bytes) / (1024 * 1024);
}

}  // namespace osiris::latency
