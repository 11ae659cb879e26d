#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "sql/expression_text.h"
#include "sql/query_comparison.h"

namespace osiris::sql {
namespace {

using Json = nlohmann::json;

bool isStar(const Json& item) { return textOf(item, "class") == "STAR"; }

/// What an item's column is called, as far as the text says.
std::string columnName(const Json& item) {
  if (std::string alias = textOf(item, "alias"); !alias.empty()) return alias;
  const auto names = textsOf(member(item, "column_names"));
  return names.empty() ? textOfExpression(item) : names.back();
}

std::string itemText(const Json& item) {
  std::string text = textOfExpression(item);
  const std::string alias = textOf(item, "alias");
  return alias.empty() || alias == text ? text : text + " AS " + alias;
}

Json withoutAlias(Json item) {
  if (item.is_object()) item.erase("alias");
  return item;
}

void collectSubqueries(const Json& node, std::vector<const Json*>& found) {
  if (!node.is_structured()) return;
  if (textOf(node, "class") == "SUBQUERY") found.push_back(&node);
  for (const Json& child : node) collectSubqueries(child, found);
}

std::vector<const Json*> subqueriesIn(const Json& node) {
  std::vector<const Json*> found;
  collectSubqueries(node, found);
  return found;
}

/// Functions of the select list that make more rows of one; by name, or by what a macro is made of.
bool multipliesRows(const Json& node) {
  static const std::set<std::string, std::less<>> names{"unnest", "unlist", "generate_subscripts",
                                                        "regexp_split_to_table"};
  if (!node.is_structured()) return false;
  if (textOf(node, "class") == "FUNCTION" && names.contains(textOf(node, "function_name")))
    return true;
  return std::ranges::any_of(node, [](const Json& child) { return multipliesRows(child); });
}

bool hasStar(const Json& node) {
  if (!node.is_structured()) return false;
  return isStar(node) ||
         std::ranges::any_of(node, [](const Json& child) { return hasStar(child); });
}

/// The type that an expression's own text gives it.
std::string typeOfText(const Json& item) {
  if (textOf(item, "class") == "CAST") return textOfType(member(item, "cast_type"));
  if (textOf(item, "class") != "CONSTANT" || member(member(item, "value"), "is_null") == true)
    return {};
  return textOfType(member(member(item, "value"), "type"));
}

/// Whether GROUP BY or ORDER BY speak of columns by their places, or of all of them.
bool countsColumns(const Json& query) {
  const auto counts = [](const Json& key) {
    return textOf(key, "class") == "CONSTANT" || isStar(key);
  };
  if (textOf(query, "aggregate_handling") == "FORCE_AGGREGATES" ||
      std::ranges::any_of(member(query, "group_expressions"), counts))
    return true;
  for (const Json& modifier : member(query, "modifiers")) {
    for (const Json& order : member(modifier, "orders")) {
      if (counts(member(order, "expression"))) return true;
    }
  }
  return false;
}

/// Which of a list's columns changed their place, came or went; sums are no groups.
bool samePlaces(const Json& a, const Json& b) {
  const auto names = [](const Json& list) {
    std::vector<std::string> all;
    for (const Json& item : list) all.push_back(columnName(item));
    return all;
  };
  const auto before = names(a);
  const auto after = names(b);
  // What comes at the end moves nothing.
  return after.size() >= before.size() && std::equal(before.begin(), before.end(), after.begin()) &&
         std::all_of(b.begin() + static_cast<std::ptrdiff_t>(before.size()), b.end(),
                     [](const Json& item) { return hasAggregate(item); });
}

/// The names in a star's EXCLUDE.
std::set<std::string> excludedBy(const Json& star) {
  std::set<std::string> names;
  for (const char* list : {"exclude_list", "qualified_exclude_list"}) {
    for (const Json& each : member(star, list))
      names.insert(each.is_string() ? each.get<std::string>() : textOf(each, "column"));
  }
  return names;
}

std::optional<std::size_t> replacementOf(const Json& star, const std::string& name) {
  const Json& list = member(star, "replace_list");
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (textOf(list[i], "key") == name) return i;
  }
  return std::nullopt;
}

Json markOf(std::size_t index, const std::string& name, bool summed) {
  Json mark{{"class", "COLUMN_REF"},
            {"type", "COLUMN_REF"},
            {"column_names", {std::string(markTable), std::to_string(index)}}};
  if (summed)
    mark = {{"class", "FUNCTION"},
            {"type", "FUNCTION"},
            {"function_name", "max"},
            {"children", {std::move(mark)}}};
  mark["alias"] = name;
  return mark;
}

}  // namespace

bool sameExpression(const Json& a, const Json& b) { return withoutAlias(a) == withoutAlias(b); }

bool hasAggregate(const Json& node) {
  if (!node.is_structured()) return false;
  const std::string kind = textOf(node, "class");
  if (kind == "SUBQUERY") return false;
  if (kind == "FUNCTION" && isAggregate(textOf(node, "function_name"))) return true;
  return std::ranges::any_of(node, [](const Json& child) { return hasAggregate(child); });
}

void QueryComparison::column(Kind kind, std::vector<std::string> names, std::string what,
                             const Place& place) {
  if (place.compared)
    return rows(std::move(what), "whole rows are compared, by all of their columns");
  if (!place.top)
    return changes_.push_back({Kind::inner, {}, std::move(what), "it is a subquery's column"});
  changes_.push_back({kind, std::move(names), std::move(what),
                      kind == Kind::added ? "the other columns are as they were"
                                          : "readers know columns by name"});
}

void QueryComparison::selectList(const VersionNode& selectA, const VersionNode& selectB,
                                 const Place& place) {
  const VersionNode a = selectA["select_list"];
  const VersionNode b = selectB["select_list"];
  if (*a.is == *b.is) return;
  if ((countsColumns(*selectA.is) || countsColumns(*selectB.is)) &&
      !samePlaces(*a.written, *b.written))
    rows("columns changed that GROUP BY or ORDER BY count", "rows are grouped or ordered by them");
  if (place.byPosition && a.size() == b.size()) return pairByPlace(a, b, place);
  if (place.byPosition)
    rows("columns of a side of the set operation changed", "columns meet by their places");
  pairByName(a, b, place);
}

void QueryComparison::pairByPlace(const VersionNode& a, const VersionNode& b, const Place& place) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    items(a[i], b[i], place);
    const std::string before = columnName(*a[i].written);
    const std::string after = columnName(*b[i].written);
    if (before != after && place.top && !isStar(*b[i].is))
      changes_.push_back({Kind::inner,
                          {},
                          "column " + before + " renamed to " + after,
                          "the first side of a set operation names the columns"});
  }
}

void QueryComparison::pairByName(const VersionNode& a, const VersionNode& b, const Place& place) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> partner(b.size(), none);
  std::vector<bool> taken(a.size(), false);
  const auto pairUp = [&](const auto& match) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      for (std::size_t i = 0; i < a.size() && partner[j] == none; ++i) {
        if (taken[i] || !match(a[i], b[j])) continue;
        partner[j] = i;
        taken[i] = true;
      }
    }
  };
  pairUp([](const VersionNode& x, const VersionNode& y) { return *x.is == *y.is; });
  pairUp([](const VersionNode& x, const VersionNode& y) {
    return isStar(*x.is) == isStar(*y.is) &&
           (isStar(*x.is) ? textOf(*x.is, "relation_name") == textOf(*y.is, "relation_name")
                          : columnName(*x.written) == columnName(*y.written));
  });
  pairUp([](const VersionNode& x, const VersionNode& y) {
    return !isStar(*x.is) && sameExpression(*x.is, *y.is);
  });
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < b.size(); ++j) {
    const std::string now = columnName(*b[j].written);
    if (partner[j] == none) {
      if (multipliesRows(*b[j].is)) rows("unnest added", "it makes several rows of one");
      column(Kind::added, {now}, "column " + itemText(*b[j].written) + " added", place);
      continue;
    }
    order.push_back(partner[j]);
    const std::string was = columnName(*a[partner[j]].written);
    items(a[partner[j]], b[j], place);
    if (was != now && !isStar(*b[j].is))
      column(Kind::renamed, {was, now}, "column " + was + " renamed to " + now, place);
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (taken[i]) continue;
    if (multipliesRows(*a[i].is)) rows("unnest removed", "it makes several rows of one");
    column(Kind::removed, {columnName(*a[i].written)},
           "column " + itemText(*a[i].written) + " removed", place);
  }
  if (!std::ranges::is_sorted(order)) column(Kind::order, {}, "order of columns changed", place);
}

void QueryComparison::items(const VersionNode& a, const VersionNode& b, const Place& place) {
  if (sameExpression(*a.is, *b.is)) return;
  if (isStar(*a.is) && isStar(*b.is)) return stars(a, b, place);
  if (hasStar(*a.is) || hasStar(*b.is))
    return unknown("column " + itemText(*b.written) + " changed",
                   "it stands for columns that cannot be told");
  value(a, b, columnName(*b.written), place);
}

/// Whether the difference between two values is one of rows: inside a subquery, or by unnest.
bool QueryComparison::decidesRows(const Json& a, const Json& b) const {
  if (multipliesRows(a) || multipliesRows(b)) return true;
  const auto before = subqueriesIn(a);
  const auto after = subqueriesIn(b);
  if (before.size() != after.size()) return false;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const Json& was = member(member(*before[i], "subquery"), "node");
    const Json& now = member(member(*after[i], "subquery"), "node");
    QueryComparison inside(tables_);
    const auto changes = inside.compare({{was, was}, {now, now}});
    if (std::ranges::any_of(changes, [](const QueryChange& each) {
          return each.kind == Kind::rows || each.kind == Kind::unknown;
        }))
      return true;
  }
  return false;
}

void QueryComparison::value(const VersionNode& a, const VersionNode& b, std::string name,
                            const Place& place) {
  Mark mark{{}, name, place};
  const std::string was = textOfExpression(withoutAlias(*a.written));
  const std::string now = textOfExpression(withoutAlias(*b.written));
  mark.change = {Kind::value, {}, "column " + name + " changed", "the rows are as they were"};
  if (was != now) mark.change.what += ": " + was + " → " + now;
  if (place.top) {
    mark.change.typeBefore = typeOfText(*a.written);
    mark.change.typeAfter = typeOfText(*b.written);
  }
  mark.rows = decidesRows(*a.is, *b.is);
  if (b.marked != nullptr)
    *b.marked = markOf(marks_.size(), name, hasAggregate(*a.is) && hasAggregate(*b.is));
  marks_.push_back(std::move(mark));
}

void QueryComparison::stars(const VersionNode& a, const VersionNode& b, const Place& place) {
  const auto was = excludedBy(*a.written);
  const auto now = excludedBy(*b.written);
  for (const std::string& name : now) {
    if (!was.contains(name))
      column(Kind::removed, {name}, "column " + name + " removed by EXCLUDE", place);
  }
  for (const std::string& name : was) {
    if (!now.contains(name))
      column(Kind::added, {name}, "column " + name + " no longer removed by EXCLUDE", place);
  }
  const VersionNode before = a["replace_list"];
  const VersionNode after = b["replace_list"];
  for (std::size_t j = 0; j < after.size(); ++j) {
    const std::string name = textOf(*after[j].written, "key");
    const auto old = replacementOf(*a.written, name);
    const Json itself{{"class", "COLUMN_REF"}, {"type", "COLUMN_REF"}, {"column_names", {name}}};
    const Json& from = old ? (*before[*old].written)["value"] : itself;
    const VersionNode to = after[j]["value"];
    if (from != *to.written)
      value({&from, &from}, {to.written, to.written, to.marked}, name, place);
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    const std::string name = textOf(*before[i].written, "key");
    if (replacementOf(*b.written, name)) continue;
    const Json& from = (*before[i].written)["value"];
    const Json itself{{"class", "COLUMN_REF"}, {"type", "COLUMN_REF"}, {"column_names", {name}}};
    value({&from, &from}, {&itself, &itself}, name, place);
  }
  const auto rest = [](Json star) {
    for (const char* key : {"exclude_list", "qualified_exclude_list", "replace_list", "alias"})
      star.erase(key);
    return star;
  };
  if (rest(*a.is) != rest(*b.is))
    unknown("columns of " + textOfExpression(*b.written) + " changed",
            "which columns these are cannot be told");
}

}  // namespace osiris::sql
