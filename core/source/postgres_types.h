// The types of PostgreSQL in DuckDB's words.
#pragma once

#include <string>
#include <string_view>

namespace osiris::source {

/// A type with the domains around it taken off.
struct PostgresType {
  std::string_view written;  ///< as format_type() has it: "character varying(20)[]"
  char kind = 'b';  ///< pg_type.typtype, of an array its element's: 'b' base, 'e' enum, 'c' row …
  bool isBuiltIn = true;  ///< it, or an array's element, is in pg_catalog
};

/// Empty where no type of DuckDB holds every value.
[[nodiscard]] std::string postgresType(const PostgresType& type);

}  // namespace osiris::source
