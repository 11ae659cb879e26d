#include "lsp/message_queue.h"

#include <gtest/gtest.h>

#include <thread>

namespace osiris::lsp {
namespace {

using protocol::Notification;

TEST(MessageQueue, GivesMessagesInOrderThenNothing) {
  MessageQueue queue(100);
  queue.push(Notification{"a", {}}, 1);
  queue.push(Notification{"b", {}}, 1);
  EXPECT_EQ(queue.size(), 2U);
  EXPECT_EQ(std::get<Notification>(queue.pop().value().message).method, "a");
  EXPECT_EQ(std::get<Notification>(queue.pop().value().message).method, "b");
  EXPECT_FALSE(queue.pop());
}

TEST(MessageQueue, TakesOneMessageHoweverLarge) {
  MessageQueue queue(10);
  queue.push(Notification{"a", {}}, 1000);
  EXPECT_EQ(queue.size(), 1U);
}

TEST(MessageQueue, LetsTheWriterWaitWhenItIsFull) {
  MessageQueue queue(10);
  std::thread writer([&] {
    for (int count = 0; count < 100; ++count) queue.push(Notification{"a", {}}, 4);
  });
  for (int taken = 0; taken < 100;) {
    EXPECT_LE(queue.size(), 2U);
    if (queue.pop()) ++taken;
  }
  writer.join();
  EXPECT_EQ(queue.size(), 0U);
}

TEST(MessageQueue, LetsNobodyWaitOnceItIsClosed) {
  MessageQueue queue(10);
  queue.close();
  queue.push(Notification{"a", {}}, 8);
  queue.push(Notification{"b", {}}, 8);
  EXPECT_EQ(queue.size(), 2U);
}

}  // namespace
}  // namespace osiris::lsp
