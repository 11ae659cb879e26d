#include "lsp/event_loop.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>
#include <utility>

namespace osiris::lsp {
namespace {

/// Linux 5.3; the C library of Debian 12 has no function of that name in <unistd.h>.
int openProcess(int process) { return static_cast<int>(::syscall(SYS_pidfd_open, process, 0)); }

}  // namespace

struct EventLoop::Impl {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> work = asio::make_work_guard(context);
};

EventLoop::EventLoop() : impl_(std::make_unique<Impl>()) {}
EventLoop::~EventLoop() = default;

void EventLoop::post(Task task) { asio::post(impl_->context, std::move(task)); }

void EventLoop::after(std::chrono::milliseconds delay, Task task) {
  auto timer = std::make_unique<asio::steady_timer>(impl_->context, delay);
  auto& waiting = *timer;
  waiting.async_wait(
      [timer = std::move(timer), task = std::move(task)](const asio::error_code& error) mutable {
        if (!error) task();
      });
}

void EventLoop::whenProcessEnds(int process, Task task) {
  const int descriptor = openProcess(process);
  if (descriptor < 0) return;
  // It turns readable when the process ends [pidfd_open(2)].
  auto watched = std::make_unique<asio::posix::stream_descriptor>(impl_->context, descriptor);
  auto& waiting = *watched;
  waiting.async_wait(asio::posix::stream_descriptor::wait_read,
                     [watched = std::move(watched),
                      task = std::move(task)](const asio::error_code& error) mutable {
                       if (!error) task();
                     });
}

void EventLoop::run() { impl_->context.run(); }
void EventLoop::stop() { impl_->context.stop(); }

}  // namespace osiris::lsp
