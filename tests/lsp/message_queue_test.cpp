#include "lsp/message_queue.h"

#include <gtest/gtest.h>

#include <thread>

namespace osiris::lsp {
namespace {

using protocol::Notification;
using protocol::Refused;
using protocol::Request;

TEST(MessageQueue, GivesMessagesInOrderThenItsEnd) {
  MessageQueue queue(100);
  queue.push(Notification{"a", {}}, 1);
  queue.push(Notification{"b", {}}, 1);
  queue.close();
  EXPECT_EQ(queue.wait(), 2U);
  EXPECT_EQ(std::get<Notification>(queue.pop()).method, "a");
  EXPECT_EQ(std::get<Notification>(queue.pop()).method, "b");
  EXPECT_EQ(queue.wait(), 0U);
}

TEST(MessageQueue, CancelsARequestThatWaits) {
  MessageQueue queue(100);
  queue.push(Request{1, "a", {}}, 1);
  queue.push(Request{"1", "b", {}}, 1);
  queue.cancel("1");
  queue.cancel(7);
  EXPECT_EQ(std::get<Request>(queue.pop()).method, "a");
  const auto cancelled = std::get<Refused>(queue.pop());
  EXPECT_EQ(cancelled.id, protocol::RequestId("1"));
  EXPECT_EQ(cancelled.error.code, protocol::ErrorCode::requestCancelled);
}

TEST(MessageQueue, TakesOneMessageHoweverLarge) {
  MessageQueue queue(10);
  queue.push(Notification{"a", {}}, 1000);
  EXPECT_EQ(queue.wait(), 1U);
}

TEST(MessageQueue, LetsTheWriterWaitWhenItIsFull) {
  MessageQueue queue(10);
  std::thread writer([&] {
    for (int count = 0; count < 100; ++count) queue.push(Notification{"a", {}}, 4);
    queue.close();
  });
  int taken = 0;
  while (const auto waiting = queue.wait()) {
    EXPECT_LE(waiting, 2U);
    static_cast<void>(queue.pop());
    ++taken;
  }
  writer.join();
  EXPECT_EQ(taken, 100);
}

}  // namespace
}  // namespace osiris::lsp
