#include "lsp/latencies.h"

#include <algorithm>
#include <cmath>

namespace osiris::lsp {
namespace {

// 1 µs · (13/12)^class: 400 classes reach beyond a day.
const double classLogarithm = std::log(13.0 / 12.0);

std::size_t classOf(Histogram::Duration took, std::size_t count) {
  const double microseconds = std::max(1.0, static_cast<double>(took.count()) / 1000.0);
  const auto found = static_cast<std::size_t>(std::ceil(std::log(microseconds) / classLogarithm));
  return std::min(found, count - 1);
}

Histogram::Duration upperEnd(std::size_t index) {
  const double microseconds = std::exp(classLogarithm * static_cast<double>(index));
  return Histogram::Duration(static_cast<Histogram::Duration::rep>(microseconds * 1000.0));
}

}  // namespace

void Histogram::add(Duration took) {
  ++classes_[classOf(took, classes_.size())];
  ++count_;
  largest_ = std::max(largest_, took);
}

Histogram::Duration Histogram::quantile(double share) const {
  const double wanted = share * static_cast<double>(count_);
  std::uint64_t seen = 0;
  for (std::size_t index = 0; index < classes_.size(); ++index) {
    seen += classes_[index];
    if (seen > 0 && static_cast<double>(seen) >= wanted) return std::min(upperEnd(index), largest_);
  }
  return largest_;
}

void Latencies::add(std::string_view method, Histogram::Duration took) {
  auto found = byMethod_.find(method);
  if (found == byMethod_.end()) found = byMethod_.try_emplace(std::string(method)).first;
  found->second.add(took);
}

}  // namespace osiris::lsp
