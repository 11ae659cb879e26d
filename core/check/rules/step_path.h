// From a step's coordinates to the file's.
#pragma once

#include <string>
#include <string_view>

#include "check/edits.h"
#include "oml/pipeline.h"

namespace osiris::check::rules {

[[nodiscard]] inline std::string stepPath(std::size_t index, std::string_view path = {}) {
  return "/steps/" + std::to_string(index) + std::string(path);
}

[[nodiscard]] inline text::Span placed(const oml::PlacedStep& step, text::Span span) {
  return {span.begin + step.base, span.end + step.base};
}

/// The step's id as written, else its first character: never nothing.
[[nodiscard]] text::Span idSpan(const oml::PlacedStep& step);

}  // namespace osiris::check::rules
