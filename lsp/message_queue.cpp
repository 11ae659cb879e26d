#include "lsp/message_queue.h"

#include <cassert>
#include <utility>

namespace osiris::lsp {

void MessageQueue::push(protocol::Message message, std::size_t size) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return entries_.empty() || size_ + size <= capacity_; });
  entries_.push_back({std::move(message), size});
  size_ += size;
  changed_.notify_all();
}

void MessageQueue::cancel(const protocol::RequestId& id) {
  const std::lock_guard lock(mutex_);
  for (auto& entry : entries_) {
    const auto* request = std::get_if<protocol::Request>(&entry.message);
    if (request == nullptr || request->id != id) continue;
    const protocol::ResponseError cancelled{protocol::ErrorCode::requestCancelled,
                                            "cancelled by the client"};
    entry.message = protocol::Refused{id, cancelled};
  }
}

void MessageQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

std::size_t MessageQueue::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return closed_ || !entries_.empty(); });
  return entries_.size();
}

protocol::Message MessageQueue::pop() {
  const std::lock_guard lock(mutex_);
  assert(!entries_.empty());
  auto entry = std::move(entries_.front());
  entries_.pop_front();
  size_ -= entry.size;
  changed_.notify_all();
  return std::move(entry.message);
}

}  // namespace osiris::lsp
