// Circles of steps, by Tarjan's algorithm with a stack of its own: a chain of steps may be long.
#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/rules/step_path.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

using oml::Edge;
using oml::StepGraph;

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
using Circle = std::vector<std::uint32_t>;

/// Finds the sets of steps that all wait for each other, if there are any.
class Circles {
 public:
  explicit Circles(const StepGraph& graph)
      : graph_(graph),
        number_(graph.size(), kNone),
        low_(graph.size(), 0),
        isOpen_(graph.size(), false) {
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
      if (number_[i] == kNone) {
        visit(i);
      }
    }
  }

  std::vector<Circle> found;

 private:
  struct Frame {
    std::uint32_t step;
    std::size_t next;
  };

  void open(std::uint32_t step) {
    number_[step] = low_[step] = count_++;
    isOpen_[step] = true;
    open_.push_back(step);
    frames_.push_back({step, 0});
  }

  void visit(std::uint32_t root) {
    open(root);
    while (!frames_.empty()) {
      auto& [step, next] = frames_.back();
      const auto needs = graph_.needs(step);
      if (next == needs.size()) {
        close(step);
        continue;
      }
      const std::uint32_t to = needs[next++].to;
      if (number_[to] == kNone) {
        open(to);
      } else if (isOpen_[to]) {
        low_[step] = std::min(low_[step], number_[to]);
      }
    }
  }

  void close(std::uint32_t step) {
    frames_.pop_back();
    if (!frames_.empty()) {
      low_[frames_.back().step] = std::min(low_[frames_.back().step], low_[step]);
    }
    if (low_[step] != number_[step]) {
      return;
    }
    const auto first = std::find(open_.rbegin(), open_.rend(), step).base() - 1;
    Circle circle(first, open_.end());
    open_.erase(first, open_.end());
    for (const std::uint32_t each : circle) {
      isOpen_[each] = false;
    }
    if (circle.size() > 1) {
      std::ranges::sort(circle);
      found.push_back(std::move(circle));
    }
  }

  const StepGraph& graph_;
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> low_;
  std::vector<bool> isOpen_;
  std::vector<std::uint32_t> open_;
  std::vector<Frame> frames_;
  std::uint32_t count_ = 0;
};

bool contains(const Circle& circle, std::uint32_t step) {
  return std::ranges::binary_search(circle, step);
}

/// The shortest way round: from a step, along what each needs, back to it.
Circle wayRound(const StepGraph& graph, const Circle& circle, std::uint32_t from,
                std::uint32_t to) {
  std::unordered_map<std::uint32_t, std::uint32_t> cameFrom{{to, to}};
  Circle queue{to};
  for (std::size_t at = 0; at < queue.size() && !cameFrom.contains(from); ++at) {
    for (const Edge& edge : graph.needs(queue[at])) {
      if (contains(circle, edge.to) && cameFrom.emplace(edge.to, queue[at]).second) {
        queue.push_back(edge.to);
      }
    }
  }
  Circle way;
  for (std::uint32_t step = from; step != to && cameFrom.contains(step); step = cameFrom[step]) {
    way.push_back(step);
  }
  way.push_back(to);
  std::ranges::reverse(way);
  return way;  // to, …, from
}

struct Closing {
  std::uint32_t from = 0;
  Edge edge;
};

/// Somewhere in a circle a step needs a later one: most likely the one that is wrong. One that
/// somebody wrote before one that nobody did.
Closing closingEdge(const StepGraph& graph, const Circle& circle) {
  Closing closing;
  for (const std::uint32_t step : circle) {
    for (const Edge& edge : graph.needs(step)) {
      if (edge.to > step && contains(circle, edge.to) &&
          (closing.edge.to == 0 || (closing.edge.need == nullptr && edge.need != nullptr))) {
        closing = {step, edge};
      }
    }
  }
  return closing;
}

std::string nameOf(const PipelineContext& context, std::uint32_t step) {
  const std::string& id = context.pipeline.steps[step].step->id;
  return id.empty() ? "step " + std::to_string(step + 1) : inQuotes(id);
}

void report(const PipelineContext& context, const StepGraph& graph, const Circle& circle) {
  constexpr std::size_t kMostNames = 6;
  const Closing closing = closingEdge(graph, circle);
  const auto& step = context.pipeline.steps[closing.from];
  const Circle way = wayRound(graph, circle, closing.from, closing.edge.to);
  std::string message = nameOf(context, closing.from);
  for (std::size_t i = 0; i < way.size() && i < kMostNames; ++i) {
    message += " needs " + nameOf(context, way[i]);
  }
  message += way.size() > kMostNames ? " …: a circle of " + std::to_string(way.size()) + " steps"
                                     : ": none of them can start";
  const oml::Need* need = closing.edge.need;
  auto& diagnostic = context.reporter.report(
      code::dependency_cycle, need != nullptr ? placed(step, need->span) : idSpan(step),
      stepPath(closing.from, need != nullptr ? std::string_view(need->path) : "/needs"),
      std::move(message));
  for (std::size_t i = 0; i + 1 < way.size() && i < kMostNames; ++i) {
    diagnostic.related.push_back(
        {"", idSpan(context.pipeline.steps[way[i]]),
         nameOf(context, way[i]) + " needs " + nameOf(context, way[i + 1])});
  }
}

/// Steps that wait for one in a circle, directly; those behind them are too many to name.
void reportWaiting(const PipelineContext& context, const StepGraph& graph,
                   const std::vector<bool>& stuck) {
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const auto needs = graph.needs(i);
    const auto edge =
        stuck[i] ? needs.end()
                 : std::ranges::find_if(needs, [&](const Edge& each) { return stuck[each.to]; });
    if (edge == needs.end()) {
      continue;
    }
    const auto& step = context.pipeline.steps[i];
    const oml::Need* need = edge->need;
    context.reporter.report(
        code::unreachable_step, need != nullptr ? placed(step, need->span) : idSpan(step),
        stepPath(i, need != nullptr ? std::string_view(need->path) : std::string_view()),
        nameOf(context, i) + " waits for " + nameOf(context, edge->to) + ", which can never run");
  }
}

}  // namespace

/// dependency_cycle, unreachable_step.
void dependencyCycle(const PipelineContext& context) {
  const StepGraph& graph = context.graph;
  if (graph.looksBackOnly()) {
    return;
  }
  std::vector<bool> stuck(graph.size(), false);
  for (const Circle& circle : Circles(graph).found) {
    report(context, graph, circle);
    for (const std::uint32_t step : circle) {
      stuck[step] = true;
    }
  }
  reportWaiting(context, graph, stuck);
}

}  // namespace osiris::check::rules
