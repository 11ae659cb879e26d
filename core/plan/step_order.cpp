#include "plan/step_order.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/edit_distance.h"
#include "check/rule.h"
#include "check/wording.h"
#include "oml/running_order.h"
#include "plan/step_places.h"

namespace osiris::plan {
namespace {

class Order {
 public:
  Order(std::vector<OrderedStep> steps, const oml::Pipeline& pipeline)
      : steps_(std::move(steps)), pipeline_(pipeline) {}

  std::expected<std::vector<OrderedStep>, std::vector<check::Diagnostic>> run() {
    indexIds();
    connect();
    auto problems = reporter_.take();
    if (!problems.empty()) return std::unexpected(std::move(problems));
    const auto order = oml::runningOrder(needs_);
    if (order.size() < steps_.size()) {
      reportCycle(order);
      return std::unexpected(reporter_.take());
    }
    std::vector<OrderedStep> ordered;
    for (const std::uint32_t step : order) ordered.push_back(std::move(steps_[step]));
    return ordered;
  }

 private:
  void indexIds() {
    for (const OrderedStep& step : steps_) {
      ids_.push_back(step.id);
      if (byId_.emplace(step.id, step.position).second) continue;
      reporter_.report(check::code::duplicate_id, spanOf(pipeline_, step.position, "id"),
                       placeOf(step.position, "id"),
                       "an earlier step is called " + check::inQuotes(step.id) + " already");
    }
  }

  void connect() {
    needs_.resize(steps_.size());
    for (const OrderedStep& step : steps_) {
      for (std::size_t k = 0; k < step.needs.size(); ++k) connect(step, k);
    }
  }

  void connect(const OrderedStep& step, std::size_t k) {
    const std::string& need = step.needs[k];
    const auto found = byId_.find(need);
    const auto report = [&](const check::Code& code, std::string message) {
      reporter_.report(code, needSpan(pipeline_, step.position, k),
                       check::pointer(placeOf(step.position, "needs"), k), std::move(message));
    };
    if (found == byId_.end()) {
      report(check::code::unknown_dependency,
             "no step is called " + check::inQuotes(need) + check::didYouMean(nearest(need, ids_)));
    } else if (found->second == step.position) {
      report(check::code::self_dependency, "step " + check::inQuotes(need) + " needs itself");
    } else {
      needs_[step.position].push_back(static_cast<std::uint32_t>(found->second));
    }
  }

  /// Every step that is left waits for another that is left: going along leads into a circle.
  void reportCycle(std::span<const std::uint32_t> order) {
    stuck_.assign(steps_.size(), true);
    for (const std::uint32_t step : order) stuck_[step] = false;
    auto at = static_cast<std::size_t>(std::ranges::find(stuck_, true) - stuck_.begin());
    std::vector<bool> seen(steps_.size(), false);
    while (!seen[at]) {
      seen[at] = true;
      at = stuckNeedOf(at);
    }
    constexpr std::size_t mostNames = 6;
    std::string message = check::inQuotes(steps_[at].id);
    std::size_t next = at;
    for (std::size_t named = 0; named < mostNames; ++named) {
      next = stuckNeedOf(next);
      message += " needs " + check::inQuotes(steps_[next].id);
      if (next == at) break;
    }
    message += next == at ? ": none of them can start" : " …: a circle, so none of them can start";
    reporter_.report(check::code::dependency_cycle, spanOf(pipeline_, at, "needs"),
                     placeOf(at, "needs"), message);
  }

  [[nodiscard]] std::size_t stuckNeedOf(std::size_t step) const {
    for (const std::uint32_t need : needs_[step]) {
      if (stuck_[need]) return need;
    }
    return step;
  }

  std::vector<OrderedStep> steps_;
  const oml::Pipeline& pipeline_;
  std::vector<std::string_view> ids_;
  std::unordered_map<std::string_view, std::size_t> byId_;
  std::vector<std::vector<std::uint32_t>> needs_;  ///< positions
  std::vector<bool> stuck_;                        ///< waits for itself, by way of others
  check::Reporter reporter_;
};

}  // namespace

std::expected<std::vector<OrderedStep>, std::vector<check::Diagnostic>> orderSteps(
    std::vector<OrderedStep> steps, const oml::Pipeline& pipeline) {
  return Order(std::move(steps), pipeline).run();
}

}  // namespace osiris::plan
