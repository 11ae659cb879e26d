// Kahn's algorithm with a queue that gives the earliest position.
#include "plan/step_order.h"

#include <functional>
#include <queue>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/edit_distance.h"
#include "check/rule.h"
#include "check/wording.h"
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
    std::vector<OrderedStep> ordered = walk();
    if (ordered.size() == steps_.size()) return ordered;
    reportCycle();
    return std::unexpected(reporter_.take());
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
    waitsFor_.resize(steps_.size());
    waiting_.resize(steps_.size());
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
      waiting_[found->second].push_back(step.position);
      ++waitsFor_[step.position];
    }
  }

  std::vector<OrderedStep> walk() {
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (waitsFor_[i] == 0) ready.push(i);
    }
    std::vector<OrderedStep> ordered;
    while (!ready.empty()) {
      const std::size_t next = ready.top();
      ready.pop();
      ordered.push_back(steps_[next]);
      for (const std::size_t waiting : waiting_[next]) {
        if (--waitsFor_[waiting] == 0) ready.push(waiting);
      }
    }
    return ordered;
  }

  /// Every step that is left waits for another that is left: going along leads into a circle.
  void reportCycle() {
    std::size_t at = 0;
    while (waitsFor_[at] == 0) ++at;
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
    for (const std::string& need : steps_[step].needs) {
      const std::size_t position = byId_.at(need);
      if (waitsFor_[position] != 0) return position;
    }
    return step;
  }

  std::vector<OrderedStep> steps_;
  const oml::Pipeline& pipeline_;
  std::vector<std::string_view> ids_;
  std::unordered_map<std::string_view, std::size_t> byId_;
  std::vector<std::size_t> waitsFor_;
  std::vector<std::vector<std::size_t>> waiting_;
  check::Reporter reporter_;
};

}  // namespace

std::expected<std::vector<OrderedStep>, std::vector<check::Diagnostic>> orderSteps(
    std::vector<OrderedStep> steps, const oml::Pipeline& pipeline) {
  return Order(std::move(steps), pipeline).run();
}

}  // namespace osiris::plan
