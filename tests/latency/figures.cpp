#include "figures.h"

#include <fmt/format.h>

#include "client.h"

namespace osiris::latency {

std::string missed(const std::vector<Figure>& figures, double slownessP50, double slownessP99) {
  std::string lines;
  const auto compare = [&](const Figure& figure, const char* which, Duration time, double slowness,
                           double bar) {
    const double corrected = milliseconds(time) / slowness;
    if (corrected > bar)
      lines += fmt::format("{}: {} {:.2f} ms on a quiet machine, promised {:.2f} ms\n", figure.name,
                           which, corrected, bar);
  };
  for (const Figure& figure : figures) {
    if (!figure.bar) continue;
    compare(figure, "p50", figure.times.p50(), slownessP50, figure.bar->p50);
    compare(figure, "p99", figure.times.p99(), slownessP99, figure.bar->p99);
  }
  return lines;
}

Json toJson(const Durations& times) {
  return {{"count", times.count()},
          {"p50", milliseconds(times.p50())},
          {"p99", milliseconds(times.p99())},
          {"max", milliseconds(times.largest())}};
}

std::string inMilliseconds(Duration time) {
  const double value = milliseconds(time);
  return value < 10 ? fmt::format("{:.2f}", value) : fmt::format("{:.0f}", value);
}

}  // namespace osiris::latency
