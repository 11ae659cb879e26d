#include "oml/running_order.h"

#include <cstddef>
#include <functional>
#include <queue>

namespace osiris::oml {

std::vector<std::uint32_t> runningOrder(const std::vector<std::vector<std::uint32_t>>& needs) {
  std::vector<std::size_t> waitsFor(needs.size(), 0);
  std::vector<std::vector<std::uint32_t>> waiting(needs.size());
  for (std::uint32_t i = 0; i < needs.size(); ++i) {
    waitsFor[i] = needs[i].size();
    for (const std::uint32_t need : needs[i]) waiting[need].push_back(i);
  }
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  for (std::uint32_t i = 0; i < needs.size(); ++i) {
    if (waitsFor[i] == 0) ready.push(i);
  }
  std::vector<std::uint32_t> order;
  while (!ready.empty()) {
    const std::uint32_t next = ready.top();
    ready.pop();
    order.push_back(next);
    for (const std::uint32_t each : waiting[next]) {
      if (--waitsFor[each] == 0) ready.push(each);
    }
  }
  return order;
}

}  // namespace osiris::oml
