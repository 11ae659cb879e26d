#include <algorithm>

#include "sql/lineage_reader.h"

namespace osiris::sql {

using Json = nlohmann::json;

namespace {

/// The columns that expressions name, with what they are in.
void namesWithin(const Json& node, std::vector<std::string>& names) {
  if (node.is_object() && textOf(node, "class") == "COLUMN_REF") {
    const auto parts = textsOf(member(node, "column_names"));
    if (!parts.empty()) names.push_back(parts.back());
    return;
  }
  if (!node.is_structured()) return;
  for (const Json& child : node) namesWithin(child, names);
}

std::string valueText(const Json& value) {
  const Json& held = member(value, "value");
  return held.is_string() ? held.get<std::string>() : held.dump();
}

std::string nameOfEntry(const Json& entry) {
  if (std::string alias = textOf(entry, "alias"); !alias.empty()) return alias;
  std::string name;
  for (const Json& value : member(entry, "values"))
    name += (name.empty() ? "" : "_") + valueText(value);
  return name;
}

}  // namespace

/// `t PIVOT (sum(b) FOR a IN (1, 2))`: a column for each value of `a`, the rest is grouped by.
void LineageReader::pivot(const Json& table, Scope& scope, Origins& rows) {
  Scope inside{.outer = scope.outer};
  from(member(table, "source"), inside, rows);
  Relation source;
  for (const Relation& each : inside.relations) {
    source.columns.insert(source.columns.end(), each.columns.begin(), each.columns.end());
    source.incomplete = source.incomplete || each.incomplete || each.unknownTable.has_value();
  }
  Relation target{.name = textOf(table, "alias"), .incomplete = source.incomplete};
  complete_ = complete_ && !source.incomplete;
  const Json& aggregates = member(table, "aggregates");
  const Json& pivots = member(table, "pivots");
  if (!member(table, "unpivot_names").is_null()) {
    unpivot(table, source, target);
  } else {
    std::vector<std::string> used;
    namesWithin(aggregates, used);
    for (const Json& each : pivots) namesWithin(member(each, "pivot_expressions"), used);
    const auto groups = textsOf(member(table, "groups"));
    for (const NamedColumn& column : source.columns) {
      if (groups.empty() ? isAmong(used, column.name) : !isAmong(groups, column.name)) continue;
      target.columns.push_back(column);
      addThrough(rows, Influence::groupBy, column.origins);
    }
    std::vector<NamedColumn> made{{"", {}}};
    for (const Json& each : pivots) {
      Origins deciding;
      this->each(each, "pivot_expressions", inside, Influence::conditional, deciding);
      if (member(each, "entries").empty()) complete_ = false, target.incomplete = true;
      std::vector<NamedColumn> more;
      for (const NamedColumn& column : made) {
        for (const Json& entry : member(each, "entries")) {
          more.push_back({column.name + (column.name.empty() ? "" : "_") + nameOfEntry(entry),
                          column.origins});
          addThrough(more.back().origins, Influence::identity, deciding);
        }
      }
      made = std::move(more);
    }
    for (const NamedColumn& column : made) {
      for (const Json& aggregate : aggregates) {
        NamedColumn summed = column;
        const std::string alias = textOf(aggregate, "alias");
        if (!alias.empty()) summed.name += "_" + alias;
        expression(aggregate, inside, Influence::identity, summed.origins);
        target.columns.push_back(std::move(summed));
      }
    }
  }
  scope.relations.push_back(std::move(target));
}

/// `UNPIVOT t ON a, b INTO NAME n VALUE v`: a row for each of the columns, the rest stays.
void LineageReader::unpivot(const Json& table, const Relation& source, Relation& target) {
  const auto values = textsOf(member(table, "unpivot_names"));
  for (const Json& each : member(table, "pivots")) {
    std::vector<std::vector<std::string>> entries;
    std::vector<std::string> listed;
    for (const Json& entry : member(each, "entries")) {
      auto& names = entries.emplace_back();
      for (const Json& value : member(entry, "values")) names.push_back(valueText(value));
      listed.insert(listed.end(), names.begin(), names.end());
    }
    if (entries.empty()) complete_ = false, target.incomplete = true;
    for (const NamedColumn& column : source.columns) {
      if (!isAmong(listed, column.name)) target.columns.push_back(column);
    }
    for (const std::string& name : textsOf(member(each, "unpivot_names")))
      target.columns.push_back({name, {}});
    for (std::size_t i = 0; i < values.size(); ++i) {
      NamedColumn made{values[i], {}};
      for (const auto& names : entries) {
        const NamedColumn* from = i < names.size() ? source.find(names[i]) : nullptr;
        if (from != nullptr) addThrough(made.origins, Influence::identity, from->origins);
      }
      target.columns.push_back(std::move(made));
    }
  }
}

}  // namespace osiris::sql
