// Work of one session on the workers, with the results brought back to the session's thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <utility>

#include "base/cancel.h"
#include "lsp/event_loop.h"
#include "lsp/workers.h"

namespace osiris::lsp {

/// Used by the session thread. When it goes, its work is cancelled and waited for, and results that
/// are on their way are dropped.
class TaskGroup {
 public:
  TaskGroup(EventLoop& loop, Workers& workers) : loop_(loop), workers_(workers) {}
  TaskGroup(const TaskGroup&) = delete;
  TaskGroup& operator=(const TaskGroup&) = delete;
  ~TaskGroup();

  /// `work` runs on a worker and gives what is then to be done on the session's thread. It must not
  /// throw, and should look at token() where it takes long.
  void start(std::move_only_function<EventLoop::Task()> work);
  /// Of the whole group: cancelled when the group goes.
  [[nodiscard]] CancelToken token() const { return cancel_.token(); }
  [[nodiscard]] unsigned parallel() const { return workers_.size(); }

 private:
  EventLoop& loop_;
  Workers& workers_;
  CancelSource cancel_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t running_ = 0;
};

}  // namespace osiris::lsp
