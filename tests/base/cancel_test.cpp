#include "base/cancel.h"

#include <gtest/gtest.h>

#include <thread>

namespace osiris {
namespace {

TEST(Cancel, ADefaultTokenIsNeverCancelled) { EXPECT_TRUE(CancelToken().check()); }

TEST(Cancel, ReachesEveryTokenOfTheSource) {
  CancelSource source;
  const CancelToken token = source.token();
  EXPECT_FALSE(token.cancelled());
  source.cancel();
  EXPECT_TRUE(token.cancelled());
  EXPECT_EQ(source.token().check().error().code, "cancelled");
}

TEST(Cancel, EndsALoopOnAnotherThread) {
  CancelSource source;
  std::jthread work([token = source.token()] {
    while (!token.cancelled()) std::this_thread::yield();
  });
  source.cancel();
  work.join();
}

TEST(Cancel, BreaksOffWaitingByCallback) {
  CancelSource source;
  bool called = false;
  const std::stop_callback callback(source.token().stopToken(), [&called] { called = true; });
  source.cancel();
  EXPECT_TRUE(called);
}

}  // namespace
}  // namespace osiris
