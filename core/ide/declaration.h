// Where a name is given, and where it is declared, as against where it is given another value.
#pragma once

#include <vector>

#include "ide/occurrences.h"
#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

/// All places that give an occurrence its name; of an anchor the last one up to there, as YAML has
/// it.
[[nodiscard]] std::vector<text::Span> definitionsOf(const oml::Pipeline& pipeline,
                                                    const Occurrence& occurrence);

/// Where a step has its id. Of a parameter the place under `params`; one that only profiles have is
/// declared by them.
[[nodiscard]] std::vector<text::Span> declarationsOf(const oml::Pipeline& pipeline,
                                                     const Symbol& symbol);

}  // namespace osiris::ide
