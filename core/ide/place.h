// What stands at a byte of a pipeline: which step, which key, which value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "oml/pipeline.h"
#include "syntax/value.h"
#include "text/span.h"

namespace osiris::ide {

/// One level on the way from the document (or the step) down to the place.
struct Level {
  syntax::Value key;         ///< absent for an item of a list
  syntax::Value value;
  std::size_t index = 0;     ///< of an item in its list
};

struct Place {
  std::optional<std::size_t> step;  ///< its number, when the place is in one
  syntax::Value root;               ///< the step's value, or the document's
  std::vector<Level> levels;        ///< from the root down; the last one is the innermost
  bool onKey = false;               ///< at the innermost level's key

  /// Keys joined by '/', an item as its number: "config/query". Empty at the root.
  [[nodiscard]] std::string path() const;
  /// The innermost value; the root where there is no level.
  [[nodiscard]] const syntax::Value& value() const;
  /// True at the value of a key of that path.
  [[nodiscard]] bool isValueOf(std::string_view path) const {
    return !onKey && this->path() == path;
  }
};

/// The innermost thing that touches `at` (also at its end). Spans are those of the file.
[[nodiscard]] Place placeAt(const oml::Pipeline& pipeline, text::Offset at);

/// A scalar's bytes without its quotes.
[[nodiscard]] text::Span insideQuotes(const syntax::Value& scalar);

/// The step whose own bytes touch `at`; nothing between steps.
[[nodiscard]] std::optional<std::size_t> stepAt(const oml::Pipeline& pipeline, text::Offset at);

/// Steps by their numbers, from `begin` up to `end`.
struct StepRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The steps that may have bytes in `within`.
[[nodiscard]] StepRange stepsWithin(const oml::Pipeline& pipeline, text::Span within);

}  // namespace osiris::ide
