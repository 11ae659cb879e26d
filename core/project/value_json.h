// YAML values as JSON, typed as Osiris types them. Spans are lost: for data, not for diagnostics.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>

#include "syntax/value.h"

namespace osiris::project {

/// The whole value; of keys that come twice the last one counts, dates are text. Nothing when it is
/// nested deeper than 100 levels or has more than `limit` nodes.
[[nodiscard]] std::optional<nlohmann::ordered_json> toJson(const syntax::Value& value,
                                                           std::size_t limit = 20'000);

/// A scalar; null for anything else. `1.0` stays a real.
[[nodiscard]] nlohmann::json scalarJson(const syntax::Value& value);

}  // namespace osiris::project
