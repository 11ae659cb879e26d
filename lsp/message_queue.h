// What the reading thread has received and the session thread has not yet handled.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

#include "lsp/protocol/message.h"

namespace osiris::lsp {

/// Messages in the order in which they came. Thread-safe; one thread puts in, one takes out.
class MessageQueue {
 public:
  struct Entry {
    protocol::Message message;
    std::size_t size;  ///< bytes it came in
  };

  /// `capacity`: bytes of messages beyond which push waits, so that a client that writes faster
  /// than we read it does not fill the memory.
  explicit MessageQueue(std::size_t capacity) : capacity_(capacity) {}

  void push(protocol::Message message, std::size_t size);
  /// Nobody takes out any more: push does not wait.
  void close();

  /// How many there are.
  [[nodiscard]] std::size_t size();
  /// The oldest one; nothing when there is none.
  [[nodiscard]] std::optional<Entry> pop();

 private:
  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Entry> entries_;
  std::size_t size_ = 0;
  bool closed_ = false;
};

}  // namespace osiris::lsp
