// The types of MariaDB and MySQL in DuckDB's words.
#pragma once

#include <string>
#include <string_view>

namespace osiris::source {

/// Of `COLUMN_TYPE` in information_schema.columns: "int(10) unsigned" is UINTEGER. Empty where no
/// type of DuckDB holds every value.
[[nodiscard]] std::string mariadbType(std::string_view columnType);

}  // namespace osiris::source
