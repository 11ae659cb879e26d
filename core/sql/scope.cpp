#include "sql/scope.h"

#include <algorithm>
#include <cctype>

#include "base/ascii.h"

namespace osiris::sql {
namespace {

Origins allOf(const Relation& relation) {
  Origins origins;
  for (const NamedColumn& each : relation.columns)
    addThrough(origins, Influence::transformation, each.origins);
  return origins;
}

std::optional<Origins> columnOf(const Relation& relation, std::string_view name) {
  if (const NamedColumn* found = relation.find(name)) return found->origins;
  if (relation.unknownTable)
    return Origins{{*relation.unknownTable, std::string(name), Influence::identity}};
  return std::nullopt;
}

std::optional<Origins> asField(std::optional<Origins> ofWhole) {
  if (!ofWhole) return std::nullopt;
  Origins origins;
  addThrough(origins, Influence::transformation, *ofWhole);
  return origins;
}

}  // namespace

bool sameName(std::string_view a, std::string_view b) { return ascii::equalInAnyCase(a, b); }

bool isAmong(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::any_of(names, [&](const std::string& each) { return sameName(each, name); });
}

const NamedColumn* Relation::find(std::string_view column) const {
  const auto found = std::ranges::find_if(
      columns, [&](const NamedColumn& each) { return sameName(each.name, column); });
  return found == columns.end() ? nullptr : &*found;
}

const Relation* Scope::relation(std::string_view name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer) {
    for (const Relation& each : scope->relations) {
      if (sameName(each.name, name)) return &each;
    }
  }
  return nullptr;
}

std::optional<Origins> Scope::here(std::string_view name) const {
  const auto alias = std::ranges::find_if(
      aliases, [&](const NamedColumn& each) { return sameName(each.name, name); });
  if (aliasesFirst && alias != aliases.end()) return alias->origins;
  for (const Relation& each : relations) {
    const NamedColumn* found = each.find(name);
    if (found != nullptr && !found->merged) return found->origins;
  }
  if (alias != aliases.end()) return alias->origins;
  const Relation* open = nullptr;
  for (const Relation& each : relations) {
    if (!each.unknownTable) continue;
    if (open != nullptr) return std::nullopt;
    open = &each;
  }
  return open == nullptr ? std::nullopt : columnOf(*open, name);
}

std::optional<Origins> Scope::column(std::string_view name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer) {
    if (std::ranges::find(scope->lambdaNames, name) != scope->lambdaNames.end()) return Origins{};
    if (auto found = scope->here(name)) return found;
  }
  return std::nullopt;
}

const Relation* Scope::own(const std::vector<std::string>& names) const {
  for (const Relation& each : relations) {
    const bool named = names.size() > 1 && sameName(each.name, names[names.size() - 2]);
    const NamedColumn* column = names.size() == 1 ? each.find(names[0]) : nullptr;
    if (named || (column != nullptr && !column->merged)) return &each;
  }
  return nullptr;
}

std::optional<Origins> Scope::resolve(const std::vector<std::string>& names) const {
  if (names.empty()) return std::nullopt;
  if (names.size() == 1) {
    if (auto found = column(names[0])) return found;
    const Relation* whole = relation(names[0]);
    return whole == nullptr || whole->unknownTable ? std::nullopt : std::optional(allOf(*whole));
  }
  // schema.table.column, table.column, table.column.field, column.field: the longest that is there.
  for (std::size_t i = names.size() - 1; i > 0; --i) {
    const Relation* table = relation(names[i - 1]);
    if (table == nullptr) continue;
    auto found = columnOf(*table, names[i]);
    if (found) return i + 1 == names.size() ? found : asField(std::move(found));
  }
  return asField(column(names[0]));
}

}  // namespace osiris::sql
