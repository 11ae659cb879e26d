#include "sql/lineage_reader.h"
#include "sql/parsed_query.h"

namespace osiris::sql {

using Json = nlohmann::json;

const Json& member(const Json& node, const char* key) {
  static const Json nothing;
  if (!node.is_object()) return nothing;
  const auto found = node.find(key);
  return found == node.end() ? nothing : *found;
}

std::string textOf(const Json& node, const char* key) {
  const Json& found = member(node, key);
  return found.is_string() ? found.get<std::string>() : std::string();
}

std::vector<std::string> textsOf(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& each : list) {
    if (each.is_string()) texts.push_back(each.get<std::string>());
  }
  return texts;
}

void LineageReader::each(const Json& node, const char* key, const Scope& scope, Influence how,
                         Origins& origins) {
  const Json& found = member(node, key);
  if (!found.is_array()) return expression(found, scope, how, origins);
  for (const Json& child : found) {
    // Orders hold what they order by, checks of a CASE are taken apart by themselves.
    const Json& inner = member(child, "expression");
    expression(inner.is_null() ? child : inner, scope, how, origins);
  }
}

void LineageReader::expression(const Json& node, const Scope& scope, Influence how,
                               Origins& origins) {
  if (!node.is_object()) return;
  const std::string kind = textOf(node, "class");
  const Influence made = combined(how, Influence::transformation);
  if (kind == "COLUMN_REF") {
    if (const auto found = scope.resolve(textsOf(member(node, "column_names"))))
      addThrough(origins, how, *found);
    else
      complete_ = false;
  } else if (kind == "FUNCTION") {
    function(node, scope, how, origins);
  } else if (kind == "WINDOW") {
    window(node, scope, how, origins);
  } else if (kind == "SUBQUERY") {
    subquery(node, scope, how, origins);
  } else if (kind == "LAMBDA") {
    lambda(node, scope, how, origins);
  } else if (kind == "CASE") {
    for (const Json& check : member(node, "case_checks")) {
      expression(member(check, "when_expr"), scope, combined(how, Influence::conditional), origins);
      expression(member(check, "then_expr"), scope, made, origins);
    }
    expression(member(node, "else_expr"), scope, made, origins);
  } else if (kind == "STAR") {
    if (chosen_ != nullptr)
      addThrough(origins, how, chosen_->origins);
    else
      for (const NamedColumn& column : chosenColumns(node, scope, complete_))
        addThrough(origins, made, column.origins);
  } else if (kind == "POSITIONAL_REFERENCE") {
    std::size_t index =
        member(node, "index").is_number() ? member(node, "index").get<std::size_t>() : 0;
    for (const Relation& relation : scope.relations) {
      if (relation.unknownTable) break;
      if (index > 0 && index <= relation.columns.size())
        return addThrough(origins, how, relation.columns[index - 1].origins);
      index -= std::min(index, relation.columns.size());
    }
    complete_ = false;
  } else if (kind != "CONSTANT" && kind != "PARAMETER" && kind != "DEFAULT") {
    // CAST, COMPARISON, CONJUNCTION, BETWEEN, OPERATOR, COLLATE: a value made of those it holds.
    for (const char* key : {"child", "left", "right", "input", "lower", "upper", "children"})
      each(node, key, scope, made, origins);
  }
}

void LineageReader::function(const Json& node, const Scope& scope, Influence how,
                             Origins& origins) {
  const std::string name = textOf(node, "function_name");
  if (name == "if" || name == "iff") {
    const Json& children = member(node, "children");
    for (std::size_t i = 0; i < children.size(); ++i)
      expression(children[i], scope,
                 combined(how, i == 0 ? Influence::conditional : Influence::transformation),
                 origins);
    return;
  }
  const Influence made = isAggregate(name) ? Influence::aggregation : Influence::transformation;
  each(node, "children", scope, combined(how, made), origins);
  each(node, "filter", scope, combined(how, Influence::conditional), origins);
  each(member(node, "order_bys"), "orders", scope, combined(how, Influence::sort), origins);
}

void LineageReader::window(const Json& node, const Scope& scope, Influence how, Origins& origins) {
  const bool isSum = textOf(node, "type") == "WINDOW_AGGREGATE";
  const Influence made = isSum ? Influence::aggregation : Influence::transformation;
  each(node, "children", scope, combined(how, made), origins);
  each(node, "default_expr", scope, combined(how, Influence::transformation), origins);
  each(node, "filter_expr", scope, combined(how, Influence::conditional), origins);
  for (const char* key :
       {"partitions", "orders", "start_expr", "end_expr", "offset_expr", "arg_orders"})
    each(node, key, scope, combined(how, Influence::window), origins);
}

void LineageReader::subquery(const Json& node, const Scope& scope, Influence how,
                             Origins& origins) {
  const QueryResult result = query(member(member(node, "subquery"), "node"), &scope);
  if (textOf(node, "subquery_type") != "EXISTS") {
    for (const NamedColumn& column : result.columns) addThrough(origins, how, column.origins);
    if (result.incomplete) complete_ = false;
  }
  addThrough(origins, how, result.rows);
  each(node, "child", scope, combined(how, Influence::transformation), origins);
}

/// Its parameters are elements of the lists beside it, whose origins count already.
void LineageReader::lambda(const Json& node, const Scope& scope, Influence how, Origins& origins) {
  Scope inside{.outer = &scope};
  const auto addParameter = [&](const Json& parameter) {
    const auto names = textsOf(member(parameter, "column_names"));
    inside.lambdaNames.insert(inside.lambdaNames.end(), names.begin(), names.end());
  };
  const Json& left = member(node, "lhs");
  addParameter(left);
  for (const Json& parameter : member(left, "children")) addParameter(parameter);
  expression(member(node, "expr"), inside, how, origins);
}

}  // namespace osiris::sql
