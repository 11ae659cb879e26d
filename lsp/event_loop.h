// One thread's queue of things to do: what other threads hand it, and what time or a file
// descriptor brings.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace osiris::lsp {

/// What is posted runs in order on the thread that calls run(); nothing of it ever runs elsewhere.
class EventLoop {
 public:
  using Task = std::move_only_function<void()>;

  EventLoop();
  ~EventLoop();  ///< drops what has not run

  /// Thread-safe.
  void post(Task task);
  /// Once, not before `delay` has passed. On the loop's thread, or before it runs.
  void after(std::chrono::milliseconds delay, Task task);
  /// When another process ends. Never when there is none of that number now: it may live where we
  /// do not see it, outside of a container. On the loop's thread.
  void whenProcessEnds(int process, Task task);

  /// Until stop() is called from a task.
  void run();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace osiris::lsp
