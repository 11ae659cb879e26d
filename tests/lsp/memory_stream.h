// A stream whose other end is a test.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "lsp/transport/byte_stream.h"

namespace osiris::lsp {

/// Thread-safe. What takes longer than ten seconds throws into the test.
class MemoryStream : public ByteStream {
 public:
  // The server's end.

  std::size_t read(std::span<char> into) override {
    std::unique_lock lock(mutex_);
    reading_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return closed_ || !input_.empty(); });
    reading_ = false;
    const auto count = std::min(into.size(), input_.size());
    std::copy_n(input_.begin(), count, into.begin());
    input_.erase(0, count);
    return count;
  }

  void interrupt() override { close(); }

  bool write(std::string_view bytes) override {
    std::unique_lock lock(mutex_);
    writing_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return !held_; });
    writing_ = false;
    output_ += bytes;
    changed_.notify_all();
    return true;
  }

  // The test's end.

  void send(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    input_ += bytes;
    changed_.notify_all();
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    held_ = false;
    changed_.notify_all();
  }

  /// Lets the server wait at its next write, as a client does that does not read.
  void hold() {
    const std::lock_guard lock(mutex_);
    held_ = true;
  }

  void release() {
    const std::lock_guard lock(mutex_);
    held_ = false;
    changed_.notify_all();
  }

  /// Until everything sent is read and what came of it is handed on.
  void waitUntilRead() {
    waitFor([&] { return reading_ && input_.empty(); });
  }

  /// Until the server waits at a held write.
  void waitUntilWriting() {
    waitFor([&] { return writing_; });
  }

  /// The body of the next message the server has written.
  std::string receive() {
    constexpr std::string_view end = "\r\n\r\n";
    std::size_t header = 0;
    waitFor([&] { return (header = output_.find(end)) != std::string::npos; });
    const std::lock_guard lock(mutex_);
    const auto size =
        std::stoul(output_.substr(std::string_view("Content-Length: ").size(), header));
    auto body = output_.substr(header + end.size(), size);
    output_.erase(0, header + end.size() + size);
    return body;
  }

  /// What is written and not yet received.
  std::string unreceived() {
    const std::lock_guard lock(mutex_);
    return output_;
  }

 private:
  template <typename Condition>
  void waitFor(Condition condition) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, std::chrono::seconds(10), condition)) {
      throw std::runtime_error("the server takes too long");
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::string input_;
  std::string output_;
  bool closed_ = false;
  bool held_ = false;
  bool reading_ = false;
  bool writing_ = false;
};

}  // namespace osiris::lsp
