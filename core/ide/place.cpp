#include "ide/place.h"

#include <algorithm>

namespace osiris::ide {
namespace {

using syntax::Value;

bool touches(const Value& value, text::Offset at) {
  return value && !value.copied() && value.span().touches(at);
}

/// The level below `value` that touches `at`.
std::optional<Level> levelBelow(const Value& value, text::Offset at) {
  for (const auto [key, member] : value.entries()) {
    if (touches(key, at) || touches(member, at)) return Level{key, member, 0};
  }
  std::size_t index = 0;
  for (const Value item : value.items()) {
    if (touches(item, at)) return Level{{}, item, index};
    ++index;
  }
  return std::nullopt;
}

}  // namespace

std::string Place::path() const {
  std::string path;
  for (const Level& level : levels) {
    if (!path.empty()) path += '/';
    path += level.key ? std::string(level.key.text()) : std::to_string(level.index);
  }
  return path;
}

const Value& Place::value() const { return levels.empty() ? root : levels.back().value; }

text::Span insideQuotes(const Value& scalar) {
  const text::Span span = scalar.span();
  const bool quoted = scalar.style() == syntax::Style::singleQuoted ||
                      scalar.style() == syntax::Style::doubleQuoted;
  return quoted && span.size() >= 2 ? text::Span{span.begin + 1, span.end - 1} : span;
}

std::optional<std::size_t> stepAt(const oml::Pipeline& pipeline, text::Offset at) {
  const auto& steps = pipeline.steps;
  const auto after = std::ranges::upper_bound(steps, at, {}, &oml::PlacedStep::base);
  if (after == steps.begin()) return std::nullopt;
  const auto step = after - 1;
  if (at > step->base + step->step->source.size()) return std::nullopt;
  return static_cast<std::size_t>(step - steps.begin());
}

StepRange stepsWithin(const oml::Pipeline& pipeline, text::Span within) {
  const auto& steps = pipeline.steps;
  const auto after = [&](text::Offset at) {
    return static_cast<std::size_t>(
        std::ranges::upper_bound(steps, at, {}, &oml::PlacedStep::base) - steps.begin());
  };
  const std::size_t begin = after(within.begin);
  return {begin == 0 ? 0 : begin - 1, after(within.end)};
}

Place placeAt(const oml::Pipeline& pipeline, text::Offset at) {
  Place place;
  place.step = stepAt(pipeline, at);
  place.root = place.step ? pipeline.steps[*place.step].value() : pipeline.root();
  Value inside = place.root;
  while (const auto level = levelBelow(inside, at)) {
    place.levels.push_back(*level);
    place.onKey = touches(level->key, at);
    if (place.onKey) break;
    inside = level->value;
  }
  return place;
}

}  // namespace osiris::ide
