// Lines above steps: how often a step is referred to.
#pragma once

#include <string>
#include <vector>

#include "ide/occurrences.h"
#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

/// A step whose references can be told.
struct CodeLens {
  text::Span span;  ///< of its id
  std::string step;
};

/// One for each step that its id leads to, in order. Nothing is looked up yet.
[[nodiscard]] std::vector<CodeLens> codeLenses(const oml::Pipeline& pipeline);

/// Where a step is referred to: `needs`, `${…}`, tables in SQL; in order.
[[nodiscard]] std::vector<text::Span> referencesTo(const oml::Pipeline& pipeline,
                                                   const Symbol& symbol);

/// "no references", "1 reference", "2 references".
[[nodiscard]] std::string referenceCount(std::size_t count);

}  // namespace osiris::ide
