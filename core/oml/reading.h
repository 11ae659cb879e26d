// One reading of a text as a pipeline: what is in it, in the text's own places.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"
#include "syntax/problem.h"
#include "syntax/value.h"
#include "text/span.h"

namespace osiris::oml {

struct Reading {
  std::shared_ptr<const syntax::Values> head;  ///< as Pipeline::head
  std::vector<syntax::Problem> headProblems;
  std::optional<text::Span> secondDocument;
  std::vector<PlacedStep> steps;
  /// What stands between a step and the next one, a list a step; spans count from the step's base.
  std::vector<std::vector<syntax::Problem>> gaps;
  bool tied = false;  ///< has anchors or aliases: no part of it can be read without the others
  /// The steps are the items of one block sequence, each with its own lines.
  bool blockSteps = false;
};

/// Reads a whole text. Steps that are the same as one of `known` (in the text's order, a few may
/// be missing or new) are that very step.
[[nodiscard]] Reading readPipeline(std::string_view text, std::span<const PlacedStep> known);

}  // namespace osiris::oml
