#include "oml/excerpt.h"

#include <algorithm>

#include "oml/keys.h"

namespace osiris::oml {
namespace {

using text::Offset;
using text::Span;

/// Where the step's own lines begin; they end where those of the next one do.
Offset lineOf(const PlacedStep& placed) { return placed.base - placed.step->column; }

/// How many steps begin their lines at or before a place.
std::size_t stepsUpTo(std::span<const PlacedStep> steps, Offset at) {
  return static_cast<std::size_t>(std::ranges::upper_bound(steps, at, {}, lineOf) - steps.begin());
}

Window windowOf(std::span<const PlacedStep> steps, Span replaced, std::size_t margin) {
  // An edit at the very start of a line may join it with the one before. The head counts as the
  // step before the first.
  const std::size_t begin = stepsUpTo(steps, replaced.begin == 0 ? 0 : replaced.begin - 1);
  const std::size_t end = stepsUpTo(steps, replaced.end);
  const std::size_t last = steps.size() - 1;
  Window window;
  window.first = begin > margin ? begin - margin - 1 : 0;
  window.last = std::min(end + margin - 1, last);
  // Where a list is indented unevenly, its first item decides what that means.
  const auto isEven = [&](std::size_t step) {
    return steps[step].step->column == steps.front().step->column;
  };
  while (window.first > 0 && !isEven(window.first)) --window.first;
  while (window.last < last && (!isEven(window.last) || !isEven(last))) ++window.last;
  window.before = begin > 0 ? begin - 1 - window.first : 0;
  window.after = window.last + 1 - end + (window.last < last ? 1 : 0);
  return window;
}

}  // namespace

Excerpt::Excerpt(std::string_view text, std::span<const PlacedStep> steps, Span replaced,
                 Offset inserted, std::size_t margin)
    : window_(windowOf(steps, replaced, margin)), firstStep_(steps.front().base) {
  const std::int64_t moved = static_cast<std::int64_t>(inserted) - replaced.size();
  const auto moves = [&](Offset at) { return static_cast<Offset>(at + moved); };
  const Offset head = lineOf(steps.front());
  const Offset first = lineOf(steps[window_.first]);
  const bool reachesEnd = window_.last + 1 >= steps.size() - 1;
  const Offset end =
      reachesEnd ? static_cast<Offset>(text.size()) : moves(lineOf(steps[window_.last + 1]));
  const Offset rest = reachesEnd ? end : moves(lineOf(steps.back()));
  if (window_.first > 0) cuts_[0] = {head, first - head};
  cuts_[1] = {end - cuts_[0].size, rest - end};
  const Offset from = window_.first > 0 ? first : 0;
  text_.reserve(head + (end - from) + (text.size() - rest));
  if (window_.first > 0) text_.append(text.substr(0, head));
  text_.append(text.substr(from, end - from));
  text_.append(text.substr(rest));
}

Offset Excerpt::placed(Offset at) const {
  for (const Cut cut : {cuts_[1], cuts_[0]}) {
    // From the last to the first, both in places of the excerpt: the later cut is not moved yet.
    if (cut.size > 0 && at >= cut.at) {
      at += cut.size;
    }
  }
  return at;
}

Span Excerpt::placed(Span span) const {
  if (span.empty()) return {placed(span.begin), placed(span.begin)};
  return {placed(span.begin), placed(span.end - 1) + 1};
}

void Excerpt::place(Reading& reading) const {
  if (reading.head != nullptr) {
    auto head = std::make_shared<syntax::Values>(*reading.head);
    for (syntax::Node& node : head->nodes) node.span = placed(node.span);
    for (syntax::Properties& props : head->properties) {
      props.anchorSpan = placed(props.anchorSpan);
      props.tagSpan = placed(props.tagSpan);
    }
    // The list of steps begins where the first one does, which may be left out.
    const syntax::Value steps = head->root()[stepsKey];
    if (cuts_[0].size > 0 && steps) head->nodes[steps.index()].span.begin = firstStep_;
    reading.head = std::move(head);
  }
  for (syntax::Problem& problem : reading.headProblems) {
    const bool atEnd = problem.at == problem.span.end;
    problem.span = placed(problem.span);
    problem.at = atEnd ? problem.span.end : placed(problem.at);
  }
  if (reading.secondDocument) reading.secondDocument = placed(*reading.secondDocument);
  for (PlacedStep& step : reading.steps) step.base = placed(step.base);
}

}  // namespace osiris::oml
