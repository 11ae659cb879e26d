// What a source says of one of its tables.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace osiris::source {

struct SourceColumn {
  std::string name;
  std::string type;        ///< DuckDB's name for it; empty: it has none that holds every value
  std::string nativeType;  ///< as the source writes it: "int(10) unsigned"
  std::optional<bool> nullable;  ///< nothing: unknown
  friend bool operator==(const SourceColumn&, const SourceColumn&) = default;
};

struct TableSchema {
  std::string table;  ///< as it stands in a dataset's name: "movies", "public.users"
  std::vector<SourceColumn> columns;
  friend bool operator==(const TableSchema&, const TableSchema&) = default;
};

}  // namespace osiris::source
