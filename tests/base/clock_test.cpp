#include "base/clock.h"

#include <gtest/gtest.h>

namespace osiris {
namespace {

using namespace std::chrono_literals;

TEST(FakeClock, StandsStillUntilToldToGoOn) {
  FakeClock clock;
  const Timestamp before = clock.now();
  EXPECT_EQ(clock.now(), before);
  clock.advance(90s);
  EXPECT_EQ(clock.now() - before, 90s);
  EXPECT_EQ(clock.elapsed(), 90s);
}

TEST(SystemClock, NeverMeasuresBackwards) {
  const SystemClock clock;
  const auto before = clock.elapsed();
  EXPECT_GE(clock.elapsed(), before);
  EXPECT_GT(clock.now(), Timestamp(std::chrono::sys_days(std::chrono::year(2020) / 1 / 1)));
}

}  // namespace
}  // namespace osiris
