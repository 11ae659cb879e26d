// Whether two texts of a query say the same to a database that is not DuckDB.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace osiris::plan {

enum class Letters : std::uint8_t { asWritten, anyCase };  ///< of words; texts are as written

/// The same words and texts, blanks and comments aside, whichever dialect it is.
[[nodiscard]] bool sameWords(std::string_view a, std::string_view b, Letters letters);

/// Whether what DuckDB's parser makes of the query is what any SQL database makes of it. False
/// where dialects part: comments that are run, backslashes, `"` and operators whose strength
/// differs.
[[nodiscard]] bool readsTheSameEverywhere(std::string_view query);

}  // namespace osiris::plan
