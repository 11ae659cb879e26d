#include "sample_queries.h"

#include <fmt/format.h>

namespace osiris::bench {
namespace {

using Names = std::vector<std::string>;

/// A column, as `alias.name`.
std::string column(Lots& lots, std::string_view alias, const Source& source) {
  return fmt::format("{}.{}", alias, lots.from(source.columns));
}

/// A value for a row out of columns of these.
std::string expression(Lots& lots, const std::vector<std::string>& columns) {
  const std::string& a = lots.from(columns);
  const std::string& b = lots.from(columns);
  const int number = 1 + lots.below(500);
  switch (lots.below(9)) {
    case 0:
      return fmt::format("{} - {}", a, b);
    case 1:
      return fmt::format("round({} * 1.{}, 2)", a, number);
    case 2:
      return fmt::format("coalesce({}, {}, 0)", a, b);
    case 3:
      return fmt::format("CASE WHEN {} > {} THEN {} ELSE 0 END", a, number, b);
    case 4:
      return fmt::format("{} / nullif({}, 0)", a, b);
    case 5:
      return fmt::format("greatest({}, {})", a, b);
    case 6:
      return fmt::format("abs({} - {})", a, number);
    default:
      return a;
  }
}

std::string aggregate(Lots& lots, const std::vector<std::string>& columns) {
  static constexpr auto functions =
      std::to_array<std::string_view>({"sum", "avg", "min", "max", "count", "median"});
  return fmt::format("{}({})", lots.from(functions), expression(lots, columns));
}

/// The names of all sources' columns under their aliases a, b, c.
Names qualified(const std::vector<Source>& sources) {
  Names names;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    for (const std::string& each : sources[i].columns)
      names.push_back(fmt::format("{}.{}", static_cast<char>('a' + i), each));
  }
  return names;
}

std::string list(const Names& made, const auto& valueOf) {
  std::string text;
  for (const std::string& name : made) text += fmt::format(",\n  {} AS {}", valueOf(), name);
  return text;
}

std::string joined(Lots& lots, const std::vector<Source>& sources) {
  static constexpr auto words = std::to_array<std::string_view>({"JOIN", "LEFT JOIN"});
  std::string text = fmt::format("FROM {} AS a", sources[0].name);
  for (std::size_t i = 1; i < sources.size(); ++i) {
    const char alias = static_cast<char>('a' + i);
    text += fmt::format("\n{} {} AS {} ON {}.customer_id = a.customer_id", lots.from(words),
                        sources[i].name, alias, alias);
    if (lots.below(2) == 0) text += fmt::format(" AND {}.day = a.day", alias);
  }
  return text;
}

std::string plain(Lots& lots, const std::vector<Source>& sources, const Names& made) {
  const Names columns = qualified(sources);
  std::string text = "SELECT a.customer_id, a.region, a.day" +
                     list(made, [&] { return expression(lots, columns); }) + "\n" +
                     joined(lots, sources);
  if (lots.below(2) == 0)
    text += fmt::format("\nWHERE {} > {}", column(lots, "a", sources[0]), lots.below(900));
  return text;
}

std::string grouped(Lots& lots, const std::vector<Source>& sources, const Names& made) {
  const Names columns = qualified(sources);
  std::string text = "SELECT a.customer_id, a.region, a.day" +
                     list(made, [&] { return aggregate(lots, columns); }) + "\n" +
                     joined(lots, sources) + "\nGROUP BY a.customer_id, a.region, a.day";
  if (lots.below(3) == 0) text += fmt::format("\nHAVING count(*) > {}", lots.below(40));
  return text;
}

std::string withCommonTables(Lots& lots, const std::vector<Source>& sources, const Names& made) {
  std::string text = fmt::format("WITH recent AS (\n  SELECT * FROM {} WHERE {} IS NOT NULL\n)",
                                 sources[0].name, lots.from(sources[0].columns));
  std::vector<Source> read{{"recent", sources[0].columns}};
  for (std::size_t i = 1; i < sources.size(); ++i) {
    const std::string name = fmt::format("part_{}", i);
    text += fmt::format(",\n{} AS (\n  SELECT customer_id, day", name);
    for (const std::string& each : sources[i].columns)
      text += fmt::format(", sum({}) AS {}", each, each);
    text += fmt::format("\n  FROM {} GROUP BY customer_id, day\n)", sources[i].name);
    read.push_back({name, sources[i].columns});
  }
  return text + "\n" + (lots.below(2) == 0 ? plain(lots, read, made) : grouped(lots, read, made));
}

std::string windowed(Lots& lots, const std::vector<Source>& sources, const Names& made) {
  const Names columns = qualified(sources);
  const auto value = [&] {
    switch (lots.below(4)) {
      case 0:
        return fmt::format("sum({}) OVER (PARTITION BY a.customer_id ORDER BY a.day)",
                           lots.from(columns));
      case 1:
        return fmt::format("lag({}) OVER (PARTITION BY a.region ORDER BY a.day)",
                           lots.from(columns));
      default:
        return expression(lots, columns);
    }
  };
  std::string text =
      "SELECT a.customer_id, a.region, a.day" + list(made, value) + "\n" + joined(lots, sources);
  if (lots.below(2) == 0)
    text += "\nQUALIFY row_number() OVER (PARTITION BY a.customer_id ORDER BY a.day DESC) = 1";
  return text;
}

/// Each source gives rows of its own.
std::string stacked(Lots& lots, const std::vector<Source>& sources, const Names& made) {
  std::string text;
  for (const Source& source : sources) {
    text += text.empty() ? "" : "\nUNION ALL\n";
    text += "SELECT customer_id, region, day" +
            list(made, [&] { return expression(lots, source.columns); }) + "\nFROM " + source.name;
  }
  return text;
}

std::string withSubqueries(Lots& lots, const std::vector<Source>& sources, const Names& made) {
  const Source& first = sources[0];
  std::string text = "SELECT customer_id, region, day" +
                     list(made, [&] { return expression(lots, first.columns); }) +
                     fmt::format("\nFROM (SELECT * FROM {} WHERE region <> 'r{}') AS chosen",
                                 first.name, lots.below(60));
  for (std::size_t i = 1; i < sources.size(); ++i)
    text += fmt::format("\n{} customer_id IN (SELECT customer_id FROM {} WHERE {} > {})",
                        i == 1 ? "WHERE" : "AND", sources[i].name, lots.from(sources[i].columns),
                        lots.below(700));
  return text;
}

}  // namespace

std::string sampleQuery(Lots& lots, const std::vector<Source>& sources, const Names& made) {
  switch (lots.below(6)) {
    case 0:
      return plain(lots, sources, made);
    case 1:
      return grouped(lots, sources, made);
    case 2:
      return withCommonTables(lots, sources, made);
    case 3:
      return windowed(lots, sources, made);
    case 4:
      return stacked(lots, sources, made);
    default:
      return withSubqueries(lots, sources, made);
  }
}

std::string finishingQuery(Lots& lots, std::string_view table, const Names& columns) {
  const std::string& one = lots.from(columns);
  switch (lots.below(4)) {
    case 0:
      return fmt::format("SELECT *\nFROM {}\nWHERE {} > {}", table, one, lots.below(300));
    case 1:
      return fmt::format("SELECT * REPLACE (round({0}, {1}) AS {0})\nFROM {2}", one, lots.below(5),
                         table);
    case 2:
      return fmt::format("SELECT DISTINCT *\nFROM {}\nORDER BY {}", table, one);
    default:
      return fmt::format("SELECT * EXCLUDE ({0}), {0} * {1} AS {0}\nFROM {2}", one,
                         2 + lots.below(9), table);
  }
}

}  // namespace osiris::bench
