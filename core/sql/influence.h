// How one column has its part in another, in OpenLineage's words [ColumnLineageDatasetFacet].
#pragma once

#include <compare>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace osiris::sql {

enum class Influence : std::uint8_t {
  // DIRECT: the value is made of it.
  identity,
  transformation,
  aggregation,
  // INDIRECT: it decides which value, or which row.
  join,
  groupBy,
  filter,
  sort,
  window,
  conditional,
};

[[nodiscard]] bool isDirect(Influence influence);
/// "IDENTITY", "GROUP_BY" …
[[nodiscard]] std::string_view nameOf(Influence influence);
/// The influence of a column through two stages: `inner` on something that has `outer` on the rest.
[[nodiscard]] Influence combined(Influence outer, Influence inner);

/// A column of a table that the query reads, and what part it has.
struct Origin {
  std::string table;
  std::string column;
  Influence influence = Influence::identity;
  friend auto operator<=>(const Origin&, const Origin&) = default;
};

using Origins = std::set<Origin>;

/// Adds `inner`, seen through `outer`.
void addThrough(Origins& origins, Influence outer, const Origins& inner);

}  // namespace osiris::sql
