// The `${…}` in a tree of values.
#pragma once

#include <string_view>
#include <vector>

#include "oml/step.h"
#include "syntax/value.h"

namespace osiris::oml {

/// All references in the scalars of `value`, in order. `source` is the text its spans count in;
/// `path` that of the value itself. What an alias brought is told at the alias.
[[nodiscard]] std::vector<Reference> findReferences(const syntax::Value& value,
                                                    std::string_view source, std::string path = {});

}  // namespace osiris::oml
