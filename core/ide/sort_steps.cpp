#include "ide/sort_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "check/edits.h"
#include "ide/place.h"
#include "ide/rewriting.h"
#include "oml/model.h"
#include "oml/running_order.h"
#include "oml/step_graph.h"
#include "text/apply_edits.h"
#include "text/lines.h"

namespace osiris::ide {
namespace {

using text::Offset;
using Order = std::vector<std::uint32_t>;

/// Nothing when steps wait for each other in a circle.
std::optional<Order> runningOrder(const oml::StepGraph& graph) {
  std::vector<Order> needs(graph.size());
  for (std::size_t i = 0; i < graph.size(); ++i) {
    for (const oml::Edge& edge : graph.needs(i)) needs[i].push_back(edge.to);
  }
  Order order = oml::runningOrder(needs);
  if (order.size() != graph.size()) return std::nullopt;
  return order;
}

/// What each step needs, by ids.
std::set<std::pair<std::string, std::string>> needsOf(const oml::Pipeline& pipeline) {
  std::set<std::pair<std::string, std::string>> needs;
  const oml::StepGraph graph(pipeline);
  for (std::size_t i = 0; i < graph.size(); ++i) {
    for (const oml::Edge& edge : graph.needs(i))
      needs.emplace(pipeline.steps[i].step->id, pipeline.steps[edge.to].step->id);
  }
  return needs;
}

/// Steps that can be moved as lines: each an item of its own lines, with an id like no other's.
bool areMovable(const oml::Pipeline& pipeline) {
  return pipeline.repeatedIds == 0 &&
         std::ranges::all_of(pipeline.steps, [&](const oml::PlacedStep& each) {
           const oml::Step& step = *each.step;
           const Offset start = text::lineStart(pipeline.source, each.base);
           return !step.id.empty() && !step.tied && !step.openEnded && step.problems.empty() &&
                  step.source.starts_with('-') &&
                  step.column == pipeline.steps.front().step->column &&
                  text::isBlank(pipeline.source.substr(start, each.base - start));
         });
}

bool endsALine(std::string_view text) { return !text.empty() && text::isBreak(text.back()); }

class Sorting {
 public:
  Sorting(const oml::Pipeline& pipeline, Order order)
      : pipeline_(pipeline), source_(pipeline.source), order_(std::move(order)) {}

  std::optional<Change> change() const {
    const auto& steps = pipeline_.steps;
    const Offset begin = startOf(0);
    const Offset end = endOf(steps.size() - 1);
    const std::string_view lineBreak = text::lineBreakOf(source_);
    std::string sorted;
    for (std::size_t place = 0; place < order_.size(); ++place) {
      const auto text = stepText(place);
      if (!text) return std::nullopt;
      sorted += *text;
      if (place + 1 == order_.size()) break;
      if (!endsALine(sorted)) sorted += lineBreak;
      // What is between two steps stays between those that now stand there.
      sorted += source_.substr(endOf(place), startOf(place + 1) - endOf(place));
    }
    const bool ended = endsALine(source_.substr(0, end));
    while (!ended && endsALine(sorted)) sorted.pop_back();
    const text::Edit edit{{begin, end}, std::move(sorted)};
    if (!meansTheSame(edit)) return std::nullopt;
    return Change{{edit}, {}};
  }

 private:
  /// With the comments right above it, in its own column.
  [[nodiscard]] Offset startOf(std::size_t index) const {
    const oml::PlacedStep& step = pipeline_.steps[index];
    const Offset bottom = index == 0 ? 0 : endOf(index - 1);
    Offset start = text::lineStart(source_, step.base);
    while (start > bottom) {
      const Offset above = text::lineStart(source_, start - 1);
      const std::string_view line = source_.substr(above, start - above);
      if (above < bottom || line.find_first_not_of(' ') != step.step->column ||
          line[step.step->column] != '#')
        break;
      // Above the first step a comment may be that of `steps:` itself, at the left margin.
      start = above;
    }
    return start;
  }

  /// Behind the step's last line; comments below it that are indented more are its own.
  [[nodiscard]] Offset endOf(std::size_t index) const {
    const oml::PlacedStep& step = pipeline_.steps[index];
    const text::Span lines = linesOf(pipeline_, step);
    Offset end =
        endsALine(source_.substr(0, lines.end)) ? lines.end : text::nextLine(source_, lines.end);
    for (Offset line = end; line < source_.size(); line = text::nextLine(source_, line)) {
      const std::size_t mark = source_.find_first_not_of(' ', line);
      if (mark == std::string_view::npos || source_[mark] != '#' ||
          mark - line <= step.step->column)
        break;
      end = text::nextLine(source_, line);
    }
    return end;
  }

  /// The step that comes to `place`; nothing when what it waits for cannot be written down.
  [[nodiscard]] std::optional<std::string> stepText(std::size_t place) const {
    const std::uint32_t index = order_[place];
    const oml::PlacedStep& step = pipeline_.steps[index];
    const Offset begin = startOf(index);
    std::string text(source_.substr(begin, endOf(index) - begin));
    const bool first = index == 0;
    const bool sameAbove = first ? place == 0 : place > 0 && order_[place - 1] + 1 == index;
    if (step.step->declaresNeeds || sameAbove) return text;
    const std::string entry =
        first ? "needs: []"
              : fmt::format("needs: [{}]", check::spell(pipeline_.steps[index - 1].step->id));
    const syntax::Value value = step.value();
    // An empty `needs:` says nothing; a second one would be an error.
    if (value["needs"]) return std::nullopt;
    auto edit = check::insertEntry(pipeline_, value, entry, "mode");
    if (!edit) return std::nullopt;
    edit->span = edit->span.shifted(-static_cast<std::int64_t>(begin));
    return text::applied(text, {*std::move(edit)});
  }

  [[nodiscard]] bool meansTheSame(const text::Edit& edit) const {
    const std::string text = text::applied(source_, {edit});
    const oml::Model model(text);
    const oml::Pipeline& after = model.pipeline();
    if (after.steps.size() != pipeline_.steps.size() || !model.problems().empty()) return false;
    for (std::size_t place = 0; place < order_.size(); ++place) {
      const syntax::Value was = pipeline_.steps[order_[place]].value();
      const syntax::Value now = after.steps[place].value();
      if (!after.steps[place].step->problems.empty()) return false;
      for (const auto [key, value] : was.entries()) {
        if (!sameMeaning(value, now[key.text()])) return false;
      }
    }
    return needsOf(after) == needsOf(pipeline_);
  }

  const oml::Pipeline& pipeline_;
  std::string_view source_;
  Order order_;
};

}  // namespace

std::optional<Action> sortSteps(const ActionPlace& place) {
  const oml::Pipeline& pipeline = place.pipeline;
  const oml::StepGraph graph(pipeline);
  if (graph.size() < 2 || graph.looksBackOnly() || !graph.isComplete() || !areMovable(pipeline))
    return std::nullopt;
  auto order = runningOrder(graph);
  if (!order) return std::nullopt;
  return Action{
      "Sort the steps in the order in which they run",
      [&pipeline, order = *std::move(order)] { return Sorting(pipeline, order).change(); }};
}

std::optional<Action> sortStepsHere(const ActionPlace& at) {
  const Place place = placeAt(at.pipeline, at.asked.begin);
  if (place.levels.empty()) return std::nullopt;
  const std::string_view key = place.levels.front().key.text();
  const bool onWord = !place.step && place.onKey && key == "steps" && place.levels.size() == 1;
  if (!onWord && !(place.step && key == "needs")) return std::nullopt;
  return sortSteps(at);
}

}  // namespace osiris::ide
