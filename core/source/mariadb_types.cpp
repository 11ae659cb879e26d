#include "source/mariadb_types.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ascii.h"

namespace osiris::source {
namespace {

/// A decimal of more digits has no type in DuckDB.
constexpr int mostDigits = 38;

/// A time goes from -838 to 838 hours, which is a length of time and no time of a day.
constexpr std::pair<std::string_view, std::string_view> mariadbNames[] = {
    {"tinyint", "TINYINT"},
    {"smallint", "SMALLINT"},
    {"mediumint", "INTEGER"},
    {"int", "INTEGER"},
    {"integer", "INTEGER"},
    {"bigint", "BIGINT"},
    {"float", "FLOAT"},
    {"double", "DOUBLE"},
    {"real", "DOUBLE"},
    {"bit", "BIT"},
    {"bool", "TINYINT"},
    {"boolean", "TINYINT"},
    {"date", "DATE"},
    {"datetime", "TIMESTAMP"},
    {"timestamp", "TIMESTAMP WITH TIME ZONE"},
    {"time", "INTERVAL"},
    {"year", "SMALLINT"},
    {"char", "VARCHAR"},
    {"varchar", "VARCHAR"},
    {"tinytext", "VARCHAR"},
    {"text", "VARCHAR"},
    {"mediumtext", "VARCHAR"},
    {"longtext", "VARCHAR"},
    {"enum", "VARCHAR"},
    {"set", "VARCHAR"},
    {"json", "JSON"},
    {"binary", "BLOB"},
    {"varbinary", "BLOB"},
    {"tinyblob", "BLOB"},
    {"blob", "BLOB"},
    {"mediumblob", "BLOB"},
    {"longblob", "BLOB"},
    {"uuid", "UUID"},
    {"inet4", "VARCHAR"},
    {"inet6", "VARCHAR"},
};

std::string decimalType(std::string_view columnType) {
  const auto open = columnType.find('(');
  const auto close = columnType.find(')', std::min(open, columnType.size()));
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  const std::string_view bounds = columnType.substr(open, close - open + 1);
  int digits = 0;
  std::from_chars(bounds.data() + 1, bounds.data() + bounds.size(), digits);
  return digits > 0 && digits <= mostDigits ? "DECIMAL" + std::string(bounds) : std::string();
}

}  // namespace

std::string mariadbType(std::string_view columnType) {
  const std::string written = ascii::lower(columnType);
  const std::string_view name =
      std::string_view(written).substr(0, std::min(written.find_first_of("( "), written.size()));
  if (name == "decimal" || name == "numeric") return decimalType(written);
  const auto* found =
      std::ranges::find(mariadbNames, name, [](const auto& each) { return each.first; });
  if (found == std::end(mariadbNames)) return {};
  const bool isUnsigned = written.find(" unsigned") != std::string::npos;
  return (isUnsigned && found->second.ends_with("INT")) ||
                 (isUnsigned && found->second == "INTEGER")
             ? "U" + std::string(found->second)
             : std::string(found->second);
}

}  // namespace osiris::source
