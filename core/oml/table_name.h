// The name by which SQL knows a step's rows.
#pragma once

#include <string>
#include <string_view>

namespace osiris::oml {

/// The table under which a `duckdb.processor` sees the rows of a step: "df_" and the id, each
/// character that is no letter or digit an underscore, one more before a digit at its start
/// (Osiris 0.5, `core/step_naming.py`).
[[nodiscard]] std::string tableOf(std::string_view id);

}  // namespace osiris::oml
