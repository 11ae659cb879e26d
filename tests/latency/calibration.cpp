#include "calibration.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

#include "client.h"

namespace osiris::latency {
namespace {

using std::chrono::steady_clock;

/// A walk in which each step depends on the one before, as in lists and trees; through so little
/// memory that it matters little what else went through the processor's caches meanwhile.
class Walk {
 public:
  std::uint32_t go() {
    constexpr int steps = 40'000;
    for (int i = 0; i < steps; ++i) {
      at_ = (at_ * 1'664'525U + memory_[at_ % size] + 1'013'904'223U) % size;
      memory_[at_] += 1;
    }
    return at_;
  }

 private:
  static constexpr std::uint32_t size = 1U << 14U;  // 64 KiB of numbers

  std::vector<std::uint32_t> memory_ = std::vector<std::uint32_t>(size);
  std::uint32_t at_ = 1;
};

}  // namespace

Calibration::Calibration() : worker_({"/proc/self/exe", "work-when-asked"}) {}

void Calibration::round() {
  std::array<char, 1> byte{};
  const auto begin = steady_clock::now();
  if (::write(worker_.input(), byte.data(), 1) != 1 ||
      ::read(worker_.output(), byte.data(), 1) != 1)
    throw BrokenServer("the calibration's process ended");
  times_.add(steady_clock::now() - begin);
}

double Calibration::slownessP50() const { return milliseconds(times_.p50()) / quietP50; }

double Calibration::slownessP99() const {
  return std::max(slownessP50(), milliseconds(times_.p99()) / quietP99);
}

std::string Calibration::describe() const {
  return fmt::format("The machine was {:.1f} times slower than in quiet, {:.1f} times at p99.\n",
                     slownessP50(), slownessP99());
}

int workWhenAsked() {
  Walk walk;
  std::array<char, 1> byte{};
  while (::read(STDIN_FILENO, byte.data(), 1) == 1) {
    byte[0] = static_cast<char>(walk.go());
    if (::write(STDOUT_FILENO, byte.data(), 1) != 1) break;
  }
  return 0;
}

}  // namespace osiris::latency
