#include "source/postgres_types.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace osiris::source {
namespace {

constexpr std::pair<std::string_view, std::string_view> postgresNames[] = {
    {"boolean", "BOOLEAN"},
    {"smallint", "SMALLINT"},
    {"integer", "INTEGER"},
    {"bigint", "BIGINT"},
    {"real", "FLOAT"},
    {"double precision", "DOUBLE"},
    {"oid", "UINTEGER"},
    {"text", "VARCHAR"},
    {"character varying", "VARCHAR"},
    {"character", "VARCHAR"},
    {"\"char\"", "VARCHAR"},
    {"name", "VARCHAR"},
    {"xml", "VARCHAR"},
    {"inet", "VARCHAR"},
    {"cidr", "VARCHAR"},
    {"macaddr", "VARCHAR"},
    {"macaddr8", "VARCHAR"},
    {"bytea", "BLOB"},
    {"bit", "BIT"},
    {"bit varying", "BIT"},
    {"date", "DATE"},
    {"time without time zone", "TIME"},
    {"time with time zone", "TIME WITH TIME ZONE"},
    {"timestamp without time zone", "TIMESTAMP"},
    {"timestamp with time zone", "TIMESTAMP WITH TIME ZONE"},
    {"interval", "INTERVAL"},
    {"json", "JSON"},
    {"jsonb", "JSON"},
    {"uuid", "UUID"},
};

/// "time(3) without time zone" without its "(3)", which is given as well.
std::pair<std::string, std::string> withoutBounds(std::string_view written) {
  const auto open = written.find('(');
  const auto close = written.find(')', std::min(open, written.size()));
  if (open == std::string_view::npos || close == std::string_view::npos)
    return {std::string(written), {}};
  return {std::string(written.substr(0, open)).append(written.substr(close + 1)),
          std::string(written.substr(open, close - open + 1))};
}

/// Without bounds a numeric may have 131072 digits; DuckDB has 38, and no scale beyond them.
std::string numericType(std::string_view bounds) {
  const auto comma = bounds.find(',');
  int digits = 0;
  int scale = -1;
  if (comma == std::string_view::npos) return {};
  std::from_chars(bounds.data() + 1, bounds.data() + comma, digits);
  std::from_chars(bounds.data() + comma + 1, bounds.data() + bounds.size(), scale);
  const bool fits = digits <= 38 && scale >= 0 && scale <= digits;
  return fits ? "DECIMAL" + std::string(bounds) : std::string();
}

}  // namespace

std::string postgresType(const PostgresType& type) {
  std::string_view element = type.written;
  std::string dimensions;
  while (element.ends_with("[]")) {
    element.remove_suffix(2);
    dimensions += "[]";
  }
  if (type.kind == 'e') return "VARCHAR" + dimensions;
  if (type.kind != 'b' || !type.isBuiltIn) return {};
  const auto [name, bounds] = withoutBounds(element);
  if (name == "numeric") {
    const std::string numeric = numericType(bounds);
    return numeric.empty() ? numeric : numeric + dimensions;
  }
  if (name.starts_with("interval")) return "INTERVAL" + dimensions;  // "interval day to second"
  const auto* found = std::ranges::find(postgresNames, std::string_view(name),
                                        [](const auto& each) { return each.first; });
  return found == std::end(postgresNames) ? std::string() : std::string(found->second) + dimensions;
}

}  // namespace osiris::source
