// What "select a little more" selects in SQL: a word, an item of a list, a join, a clause, what
// brackets hold, one SELECT of several, the query.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace osiris::ide {

/// Begin and end of bytes of `sql`, from the whole query to the word at `at`; each lies in the one
/// before. Empty where there is no SQL.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> sqlPartsAround(std::string_view sql,
                                                                              std::size_t at);

}  // namespace osiris::ide
