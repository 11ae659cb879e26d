// Queries as people write them over tables of measures, no two alike.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace osiris::bench {

/// Columns that every table has.
inline constexpr auto keys = std::to_array<std::string_view>({"customer_id", "region", "day"});

/// Numbers drawn the same everywhere: the standard's distributions differ from library to library.
class Lots {
 public:
  explicit Lots(std::uint32_t seed) : random_(seed) {}
  /// At least 0, less than `limit`.
  int below(std::size_t limit) { return static_cast<int>(random_() % limit); }
  template <typename List>
  const auto& from(const List& list) {
    return list[static_cast<std::size_t>(below(list.size()))];
  }

 private:
  std::mt19937 random_;
};

/// A table that a query may read: keys and these.
struct Source {
  std::string name;
  std::vector<std::string> columns;
};

/// A query over all `sources` that gives the keys and the columns `made`.
[[nodiscard]] std::string sampleQuery(Lots& lots, const std::vector<Source>& sources,
                                      const std::vector<std::string>& made);

/// A query that gives the table's columns again: filtered, ordered, changed in place.
[[nodiscard]] std::string finishingQuery(Lots& lots, std::string_view table,
                                         const std::vector<std::string>& columns);

}  // namespace osiris::bench
