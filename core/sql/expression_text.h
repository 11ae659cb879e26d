// A parsed expression as a person writes it. Inside `sql` only.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace osiris::sql {

/// On one line; what is too long, or of a kind that is rare, is told by `…`.
[[nodiscard]] std::string textOfExpression(const nlohmann::json& node);

/// An item of a FROM: "orders AS o", "a subquery", "read_csv(…)".
[[nodiscard]] std::string textOfTable(const nlohmann::json& table);

/// "DECIMAL(10, 2)".
[[nodiscard]] std::string textOfType(const nlohmann::json& type);

}  // namespace osiris::sql
