// How much care a change asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace osiris::plan {

/// In order of the care asked. Only `identical` and `additive` are safe, and said only of what is
/// proven.
enum class ChangeClass : std::uint8_t {
  identical,     ///< the data stay as they are
  additive,      ///< there is more: a column, a dataset
  columnScoped,  ///< columns that can be named have other values
  rowScoped,     ///< other rows, or in another order
  unknown,       ///< nobody can tell
  breaking,      ///< what somebody may read is gone, or of another type
};

/// "identical", "additive", "column-scoped", "row-scoped", "unknown", "breaking".
[[nodiscard]] std::string_view nameOf(ChangeClass kind);
[[nodiscard]] std::optional<ChangeClass> changeClassOf(std::string_view name);
[[nodiscard]] constexpr bool isSafe(ChangeClass kind) { return kind <= ChangeClass::additive; }

}  // namespace osiris::plan
