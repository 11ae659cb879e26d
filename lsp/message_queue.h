// What the reading thread has received and the session thread has not yet handled.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>

#include "lsp/protocol/message.h"

namespace osiris::lsp {

/// Messages in the order in which they came. Thread-safe; one thread puts in, one takes out.
class MessageQueue {
 public:
  /// `capacity`: bytes of messages beyond which push waits, so that a client that writes faster
  /// than we read it does not fill the memory.
  explicit MessageQueue(std::size_t capacity) : capacity_(capacity) {}

  /// `size` is what the message weighs: the bytes it came in.
  void push(protocol::Message message, std::size_t size);
  /// Turns every waiting request of that id into the RequestCancelled it is answered with.
  void cancel(const protocol::RequestId& id);
  /// No more will be pushed.
  void close();

  /// Waits for messages and gives how many there are; 0 once the queue is closed and empty.
  [[nodiscard]] std::size_t wait();
  /// The oldest one. There must be one.
  [[nodiscard]] protocol::Message pop();

 private:
  struct Entry {
    protocol::Message message;
    std::size_t size;
  };

  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Entry> entries_;
  std::size_t size_ = 0;
  bool closed_ = false;
};

}  // namespace osiris::lsp
