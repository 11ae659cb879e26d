// What time it is, as something that is given: core never asks the system by itself.
#pragma once

#include <atomic>
#include <chrono>

namespace osiris {

using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;

/// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Wall time, for people and records; may jump.
  [[nodiscard]] virtual Timestamp now() const = 0;
  /// For measuring: never goes back, counts from anywhere.
  [[nodiscard]] virtual std::chrono::nanoseconds elapsed() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Timestamp now() const override {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  }
  [[nodiscard]] std::chrono::nanoseconds elapsed() const override {
    return std::chrono::steady_clock::now().time_since_epoch();
  }
};

/// Stands still until told to go on.
class FakeClock final : public Clock {
 public:
  explicit FakeClock(Timestamp start = std::chrono::sys_days(std::chrono::year(2024) / 1 / 1))
      : start_(start) {}
  [[nodiscard]] Timestamp now() const override {
    return start_ + std::chrono::duration_cast<std::chrono::microseconds>(elapsed());
  }
  [[nodiscard]] std::chrono::nanoseconds elapsed() const override {
    return std::chrono::nanoseconds(passed_.load());
  }
  void advance(std::chrono::nanoseconds by) { passed_ += by.count(); }

 private:
  Timestamp start_;
  std::atomic<std::chrono::nanoseconds::rep> passed_ = 0;
};

}  // namespace osiris
