// Asking long work to stop. The one who asks holds a CancelSource, the work a CancelToken.
#pragma once

#include <stop_token>
#include <utility>

#include "base/result.h"

namespace osiris {

/// A copyable view of one source; a default one is never cancelled. Thread-safe.
class CancelToken {
 public:
  CancelToken() = default;
  explicit CancelToken(std::stop_token stop) : stop_(std::move(stop)) {}

  [[nodiscard]] bool cancelled() const { return stop_.stop_requested(); }
  /// For loops: `if (auto go = token.check(); !go) return std::unexpected(go.error());`
  [[nodiscard]] Result<> check() const {
    if (cancelled()) return fail("cancelled", "cancelled");
    return {};
  }
  /// For std::stop_callback, where waiting must be broken off: a child process, a query.
  [[nodiscard]] const std::stop_token& stopToken() const { return stop_; }

 private:
  std::stop_token stop_;
};

/// Copies ask the same work to stop. Thread-safe.
class CancelSource {
 public:
  [[nodiscard]] CancelToken token() const { return CancelToken(stop_.get_token()); }
  /// Once is enough, more does no harm. Callbacks run on the calling thread.
  void cancel() { stop_.request_stop(); }

 private:
  std::stop_source stop_;
};

}  // namespace osiris
