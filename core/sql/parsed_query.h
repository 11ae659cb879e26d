// A query as DuckDB's parser sees it. Inside `sql` only.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace osiris::sql {

/// The tree that `json_serialize_sql` makes of one SELECT; nothing for anything else, for what is
/// longer or deeper than a person writes, and when DuckDB is not installed. Nothing is run.
[[nodiscard]] std::optional<nlohmann::json> parsedQuery(std::string_view query);

/// The same tree with lists that are empty: ROLLUP has a group without keys.
[[nodiscard]] std::optional<nlohmann::json> parsedQueryInFull(std::string_view query);

/// Whether DuckDB knows the function as one over many rows.
[[nodiscard]] bool isAggregate(std::string_view function);

}  // namespace osiris::sql
