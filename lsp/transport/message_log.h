// What a session did, a line a message, for whoever looks for the reason of a delay.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string_view>

namespace osiris::lsp {

/// Methods, sizes and times alone: bodies hold what people wrote, which may be a secret.
/// Thread-safe where its sink is; one without a sink does nothing.
class MessageLog {
 public:
  using Sink = std::function<void(std::string_view line)>;

  MessageLog() = default;
  explicit MessageLog(Sink sink) : sink_(std::move(sink)) {}

  void received(std::string_view method, std::size_t bytes) const;
  void answered(std::string_view method, std::chrono::nanoseconds took) const;

 private:
  Sink sink_;
};

}  // namespace osiris::lsp
