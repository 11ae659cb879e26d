#include <algorithm>
#include <regex>

#include "sql/lineage_reader.h"

namespace osiris::sql {

using Json = nlohmann::json;

namespace {

/// The names in a list of texts, or of `{"column": …}`.
std::vector<std::string> columnNames(const Json& list) {
  std::vector<std::string> names = textsOf(list);
  for (const Json& each : list) {
    if (each.is_object()) names.push_back(textOf(each, "column"));
  }
  return names;
}

/// Which columns `COLUMNS('pattern')` or `COLUMNS(['a', 'b'])` names.
class Chosen {
 public:
  explicit Chosen(const Json& expression) {
    if (expression.is_null()) return;
    const Json& value = member(member(expression, "value"), "value");
    if (value.is_string()) {
      try {
        pattern_ = std::regex(value.get<std::string>());
      } catch (const std::regex_error&) {
        known_ = false;
      }
    } else if (textOf(expression, "function_name") == "list_value") {
      names_.emplace();
      for (const Json& child : member(expression, "children"))
        names_->push_back(textOf(member(child, "value"), "value"));
    } else {
      known_ = false;
    }
  }

  [[nodiscard]] bool known() const { return known_; }
  [[nodiscard]] bool has(const std::string& name) const {
    if (names_) return isAmong(*names_, name);
    return !pattern_ || std::regex_search(name, *pattern_);
  }

 private:
  std::optional<std::regex> pattern_;
  std::optional<std::vector<std::string>> names_;
  bool known_ = true;
};

}  // namespace

std::vector<NamedColumn> chosenColumns(const Json& star, const Scope& scope, bool& complete) {
  const std::string of = textOf(star, "relation_name");
  std::vector<std::string> excluded = columnNames(member(star, "exclude_list"));
  const auto qualified = columnNames(member(star, "qualified_exclude_list"));
  excluded.insert(excluded.end(), qualified.begin(), qualified.end());
  const Chosen chosen(member(star, "expr"));
  std::vector<NamedColumn> columns;
  complete = complete && chosen.known();
  if (!chosen.known()) return columns;
  for (const Relation& relation : scope.relations) {
    if (!of.empty() && !sameName(relation.name, of)) continue;
    if (relation.unknownTable || relation.incomplete) complete = false;
    for (const NamedColumn& column : relation.columns) {
      if ((column.merged && of.empty()) || isAmong(excluded, column.name) ||
          !chosen.has(column.name))
        continue;
      columns.push_back(column);
      for (const Json& entry : member(star, "rename_list")) {
        if (sameName(textOf(member(entry, "key"), "column"), column.name) &&
            member(entry, "value").is_string())
          columns.back().name = member(entry, "value").get<std::string>();
      }
    }
  }
  return columns;
}

}  // namespace osiris::sql
