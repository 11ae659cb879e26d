#include "lsp/message_queue.h"

#include <utility>

namespace osiris::lsp {

void MessageQueue::push(protocol::Message message, std::size_t size) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return closed_ || entries_.empty() || size_ + size <= capacity_; });
  entries_.push_back({std::move(message), size});
  size_ += size;
  changed_.notify_all();
}

void MessageQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

std::size_t MessageQueue::size() {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

std::optional<MessageQueue::Entry> MessageQueue::pop() {
  const std::lock_guard lock(mutex_);
  if (entries_.empty()) return std::nullopt;
  auto entry = std::move(entries_.front());
  entries_.pop_front();
  size_ -= entry.size;
  changed_.notify_all();
  return entry;
}

}  // namespace osiris::lsp
