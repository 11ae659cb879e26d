// The words of SQL that are no names.
#pragma once

#include <string_view>

namespace osiris::ide {

/// True for a reserved word of DuckDB or MySQL, or one that everybody reads as such; in any case.
[[nodiscard]] bool isSqlKeyword(std::string_view word);

}  // namespace osiris::ide
