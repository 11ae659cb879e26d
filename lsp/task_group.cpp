#include "lsp/task_group.h"

namespace osiris::lsp {

TaskGroup::~TaskGroup() {
  cancel_.cancel();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return running_ == 0; });
}

void TaskGroup::start(std::move_only_function<EventLoop::Task()> work) {
  {
    const std::lock_guard lock(mutex_);
    ++running_;
  }
  workers_.post([this, work = std::move(work)]() mutable {
    auto finish = cancel_.token().cancelled() ? EventLoop::Task() : work();
    work = {};  // What it holds goes before the group may.
    if (finish) loop_.post(std::move(finish));
    const std::lock_guard lock(mutex_);
    --running_;
    changed_.notify_all();
  });
}

}  // namespace osiris::lsp
