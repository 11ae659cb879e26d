#include "ide/selection_range.h"

#include <algorithm>

#include "ide/occurrences.h"
#include "ide/place.h"

namespace osiris::ide {

using text::Offset;
using text::Span;

std::vector<Span> selectionRanges(const oml::Pipeline& pipeline, Offset at) {
  std::vector<Span> outward;  // from the whole text inwards
  outward.push_back({0, static_cast<Offset>(pipeline.source.size())});
  const Place place = placeAt(pipeline, at);
  if (place.step) {
    if (const syntax::Value steps = pipeline.stepsValue; steps && !steps.span().empty())
      outward.push_back(steps.span());
    const oml::PlacedStep& step = pipeline.steps[*place.step];
    outward.push_back({step.base, step.base + static_cast<Offset>(step.step->source.size())});
  }
  for (const Level& level : place.levels) {
    if (level.key) {
      outward.push_back(
          {level.key.span().begin, std::max(level.key.span().end, level.value.span().end)});
    }
    outward.push_back(place.onKey && &level == &place.levels.back() ? level.key.span()
                                                                    : level.value.span());
  }
  if (const auto occurrence = occurrenceAt(pipeline, at)) outward.push_back(occurrence->span);
  std::vector<Span> ranges;
  for (const Span span : outward) {
    const bool smaller = ranges.empty() || (ranges.back().contains(span) && ranges.back() != span);
    if (smaller && span.touches(at)) ranges.push_back(span);
  }
  std::ranges::reverse(ranges);
  return ranges;
}

}  // namespace osiris::ide
