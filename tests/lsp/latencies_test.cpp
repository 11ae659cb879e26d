#include "lsp/latencies.h"

#include <gtest/gtest.h>

namespace osiris::lsp {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

TEST(Histogram, OfNothingSaysZero) {
  const Histogram none;
  EXPECT_EQ(none.count(), 0U);
  EXPECT_EQ(none.quantile(0.5).count(), 0);
}

TEST(Histogram, IsATwelfthTooLargeAtMost) {
  Histogram times;
  for (int each = 1; each <= 1000; ++each) times.add(microseconds(each * 10));
  EXPECT_EQ(times.count(), 1000U);
  EXPECT_EQ(times.largest(), milliseconds(10));
  EXPECT_GE(times.quantile(0.5), milliseconds(5));
  EXPECT_LE(times.quantile(0.5), microseconds(5000 * 13 / 12 + 1));
  EXPECT_GE(times.quantile(0.99), microseconds(9900));
  EXPECT_LE(times.quantile(0.99), times.largest());
}

TEST(Histogram, TakesWhatIsOutOfProportion) {
  Histogram times;
  times.add(std::chrono::nanoseconds(0));
  times.add(std::chrono::hours(10'000));
  EXPECT_EQ(times.quantile(1), std::chrono::hours(10'000));
}

TEST(Latencies, AreKeptByMethod) {
  Latencies latencies;
  latencies.add("a", milliseconds(1));
  latencies.add("a", milliseconds(2));
  latencies.add("b", milliseconds(3));
  ASSERT_EQ(latencies.byMethod().size(), 2U);
  EXPECT_EQ(latencies.byMethod().at("a").count(), 2U);
}

}  // namespace
}  // namespace osiris::lsp
