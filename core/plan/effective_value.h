// What a pipeline's text says once its parameters have their defaults.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "oml/pipeline.h"
#include "syntax/value.h"

namespace osiris::plan {

/// The value with each `${params.x}` replaced by that parameter's default, of its own type where it
/// is all of a text. Parameters without a default, and variables, stay as they are written. Null
/// for what is too large.
[[nodiscard]] nlohmann::json effectiveValue(const oml::Pipeline& pipeline,
                                            const syntax::Value& value);

/// Such a text as SQL: `${…}` that are left outside of quotes become names of that spelling.
[[nodiscard]] std::string asSql(std::string_view text);

/// Whether a `${` in it never closes.
[[nodiscard]] bool hasHalfReference(std::string_view text);

}  // namespace osiris::plan
