// A pipeline: its head (everything but the steps) and its steps, each where the file has it now.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "oml/step.h"
#include "syntax/value.h"

namespace osiris::oml {

/// A step and the place it has in this version of the file.
struct PlacedStep {
  std::shared_ptr<const Step> step;
  text::Offset base = 0;  ///< add to the step's spans

  [[nodiscard]] syntax::Value value() const { return step->values.root(base); }
};

struct Pipeline {
  /// The document without the items of `steps` (that key's value is an empty sequence there).
  /// Absent when the file is empty. Spans count from the start of the file.
  std::shared_ptr<const syntax::Values> head;
  /// What stands under `steps`: a sequence (empty here, see `steps`), or something else, or
  /// nothing.
  syntax::Value stepsValue;
  std::vector<PlacedStep> steps;
  /// `${…}` outside steps.
  std::vector<Reference> headReferences;
  /// First step of each id.
  std::unordered_map<std::string_view, std::uint32_t> byId;
  std::size_t repeatedIds = 0;  ///< steps whose id an earlier one has
  bool separable = false;  ///< a part of the text may be read without the rest
  /// Where a second document begins; OML has one.
  std::optional<text::Span> secondDocument;
  /// The whole text, for rules that need what stands around a span.
  std::string_view source;

  [[nodiscard]] syntax::Value root() const { return head ? head->root() : syntax::Value(); }
};

}  // namespace osiris::oml
