// A step's SQL with values in the place of `${params.x}`, so that it can be bound.
#pragma once

#include <optional>
#include <string>

#include "oml/pipeline.h"

namespace osiris::plan {

/// `config.query` of a step with each parameter's default as Osiris puts it there, as text; `NULL`
/// for one that has none. Nothing where there is no query, or one with half a reference.
[[nodiscard]] std::optional<std::string> boundQuery(const oml::Pipeline& pipeline,
                                                    const oml::Step& step);

}  // namespace osiris::plan
