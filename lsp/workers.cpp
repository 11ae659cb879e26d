#include "lsp/workers.h"

#include <algorithm>
#include <asio/post.hpp>
#include <asio/thread_pool.hpp>
#include <thread>
#include <utility>

namespace osiris::lsp {

struct Workers::Impl {
  explicit Impl(unsigned threads) : size(threads), pool(threads) {}
  unsigned size;
  asio::thread_pool pool;
};

Workers::Workers() : Workers(std::clamp(std::thread::hardware_concurrency(), 2U, 8U)) {}
Workers::Workers(unsigned threads) : impl_(std::make_unique<Impl>(threads)) {}
Workers::~Workers() { impl_->pool.join(); }

void Workers::post(Task task) { asio::post(impl_->pool, std::move(task)); }
unsigned Workers::size() const { return impl_->size; }

}  // namespace osiris::lsp
