// A parsed query in a form in which two that mean the same look the same: what has no meaning
// (where a word stands, how a table is called for short, in which order equals are compared) is
// gone. Inside `sql` only.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "sql/parsed_query.h"

namespace osiris::sql {

/// What a table of the query is called in both of two versions, by its name in lower case.
using TableNames = std::map<std::string, std::string, std::less<>>;

struct QueryTree {
  nlohmann::json written;    ///< as the author has it
  nlohmann::json canonical;  ///< of the same shape down to where expressions begin
};

struct QueryTrees {
  QueryTree before;
  QueryTree after;
};

/// One version of a query, and what its tables are.
struct QueryText {
  std::string_view text;
  const TableNames& tables;
};

/// Nothing where one of them cannot be parsed.
[[nodiscard]] std::optional<QueryTrees> queryTrees(const QueryText& before, const QueryText& after);

}  // namespace osiris::sql
