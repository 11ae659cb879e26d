// Where in the file the parts of a step stand, for what is said of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::plan {

/// "/steps/2/KEY".
[[nodiscard]] std::string placeOf(std::size_t step, std::string_view key);
/// What to underline of a key's value; of a key that is missing, the step's id or beginning.
[[nodiscard]] text::Span spanOf(const oml::Pipeline& pipeline, std::size_t step,
                                std::string_view key);
/// Of the k-th item of `needs`.
[[nodiscard]] text::Span needSpan(const oml::Pipeline& pipeline, std::size_t step, std::size_t k);

}  // namespace osiris::plan
