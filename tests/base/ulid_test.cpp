#include "base/ulid.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace osiris {
namespace {

using namespace std::chrono_literals;

RandomBytes always(std::uint8_t byte) {
  return [byte](std::span<std::uint8_t> buffer) { std::ranges::fill(buffer, byte); };
}

TEST(Ulid, HoldsItsTimeAndItsRandomBits) {
  const FakeClock clock(Timestamp(1469918176385ms));  // the example of the specification
  UlidSource zeros(clock, always(0));
  EXPECT_EQ(zeros.next(), "01ARYZ6S410000000000000000");
  UlidSource ones(clock, always(0xFF));
  EXPECT_EQ(ones.next(), "01ARYZ6S41ZZZZZZZZZZZZZZZZ");
}

TEST(Ulid, CountsUpWithinOneMillisecond) {
  const FakeClock clock(Timestamp(1469918176385ms));
  UlidSource ids(clock, always(0));
  std::ignore = ids.next();
  EXPECT_EQ(ids.next(), "01ARYZ6S410000000000000001");
}

TEST(Ulid, GrowsEvenWhenTheClockGoesBackOrBitsRunOut) {
  FakeClock clock;
  UlidSource ids(clock, always(0xFF));
  std::string last;
  for (const auto by : {0ms, 1ms, 0ms, -5000ms, 0ms, 9000ms}) {
    clock.advance(by);
    const std::string next = ids.next();
    EXPECT_GT(next, last);
    last = next;
  }
}

TEST(Ulid, TellsWhenItWasMade) {
  const FakeClock clock(Timestamp(1700000000123ms));
  EXPECT_EQ(timeOfUlid(UlidSource(clock).next()), clock.now());
  EXPECT_EQ(timeOfUlid("no id"), std::nullopt);
}

TEST(Ulid, KnowsWhatIsNone) {
  EXPECT_TRUE(isUlid("7ZZZZZZZZZZZZZZZZZZZZZZZZZ"));
  EXPECT_FALSE(isUlid("8ZZZZZZZZZZZZZZZZZZZZZZZZZ")) << "more than 128 bits";
  EXPECT_FALSE(isUlid("01ARYZ6S41000000000000000U")) << "U is not in the alphabet";
  EXPECT_FALSE(isUlid("01ARYZ6S41"));
}

}  // namespace
}  // namespace osiris
