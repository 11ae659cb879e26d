#include "ide/selection_range.h"

#include <algorithm>

#include "check/fields.h"
#include "check/sql_words.h"
#include "ide/occurrences.h"
#include "ide/place.h"
#include "ide/sql_selection.h"
#include "syntax/scalar.h"

namespace osiris::ide {

using text::Offset;
using text::Span;

namespace {

std::vector<Span> sqlAround(const oml::Pipeline& pipeline, const Place& place, Offset at) {
  std::vector<Span> spans;
  if (!place.step || !place.isValueOf("config/query")) return spans;
  const syntax::Value query = place.value();
  if (!check::isText(query) || query.copied()) return spans;
  const std::size_t offset = syntax::valueOffset(syntax::piecesOf(query, pipeline.source), at);
  for (const auto& [begin, end] : sqlPartsAround(query.text(), offset))
    spans.push_back(check::placeInScalar(pipeline, query, begin, end));
  return spans;
}

}  // namespace

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
  for (const Span span : sqlAround(pipeline, place, at)) outward.push_back(span);
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
