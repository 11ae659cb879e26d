// How fast the machine is right now: a fixed piece of work that another process does when asked.
//
// That process is woken, works and answers as a server does, so what slows a server down without
// being its fault (a slower processor, others who use it) slows this down as well.
#pragma once

#include <string>

#include "durations.h"
#include "process.h"

namespace osiris::latency {

class Calibration {
 public:
  /// One round on the machine whose figures the bars are, when nothing else runs there.
  static constexpr double quietP50 = 0.19;  // milliseconds
  static constexpr double quietP99 = 0.30;

  Calibration();

  /// Has the work done once.
  void round();
  [[nodiscard]] const Durations& times() const { return times_; }
  /// How many times slower than the quiet machine this one was, in the middle and at its worst.
  [[nodiscard]] double slownessP50() const;
  [[nodiscard]] double slownessP99() const;
  /// A line for people that says so.
  [[nodiscard]] std::string describe() const;

 private:
  Process worker_;
  Durations times_;
};

/// The other process: works once for each byte that comes, until there are no more.
int workWhenAsked();

}  // namespace osiris::latency
