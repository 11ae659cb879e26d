// A few threads for what need not happen on the thread of a session.
#pragma once

#include <functional>
#include <memory>

namespace osiris::lsp {

/// Thread-safe; all sessions of a process share one.
class Workers {
 public:
  using Task = std::move_only_function<void()>;

  /// As many as the machine has processors, and at least two: a long task never holds up all.
  Workers();
  explicit Workers(unsigned threads);
  ~Workers();  ///< waits for what was posted

  /// Tasks begin in the order in which they were posted. One must not throw.
  void post(Task task);
  [[nodiscard]] unsigned size() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace osiris::lsp
