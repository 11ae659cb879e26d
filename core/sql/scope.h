// What names mean at a place of a query: the tables of its FROM, and of those around it. Inside
// `sql` only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/influence.h"

namespace osiris::sql {

/// Letters compared without regard to case, as SQL compares names.
[[nodiscard]] bool sameName(std::string_view a, std::string_view b);

[[nodiscard]] bool isAmong(const std::vector<std::string>& names, std::string_view name);

struct NamedColumn {
  std::string name;
  Origins origins;
  bool merged = false;  ///< USING shows it once, in the table before
};

/// One item of a FROM.
struct Relation {
  std::string name;
  std::vector<NamedColumn> columns;
  /// A table whose columns are not known: any name may be one of its.
  std::optional<std::string> unknownTable = {};
  bool incomplete = false;  ///< has more columns that cannot be named

  [[nodiscard]] const NamedColumn* find(std::string_view column) const;
};

struct Scope {
  const Scope* outer = nullptr;  ///< of the query around a correlated one
  std::vector<Relation> relations;
  std::vector<NamedColumn> aliases;       ///< of the select list, as far as it was read
  std::vector<std::string> lambdaNames;   ///< parameters: elements of what stands beside them
  bool aliasesFirst = false;              ///< in ORDER BY

  /// What the columns of `t.c`, `c`, `t` or `c.field` come from; nothing when no table has it, or
  /// more than one could.
  [[nodiscard]] std::optional<Origins> resolve(const std::vector<std::string>& names) const;
  /// Which of the scope's own tables a name speaks of; null: of none, or that cannot be told.
  [[nodiscard]] const Relation* own(const std::vector<std::string>& names) const;

 private:
  [[nodiscard]] std::optional<Origins> column(std::string_view name) const;
  [[nodiscard]] std::optional<Origins> here(std::string_view name) const;
  [[nodiscard]] const Relation* relation(std::string_view name) const;
};

}  // namespace osiris::sql
