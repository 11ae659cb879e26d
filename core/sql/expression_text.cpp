#include "sql/expression_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "sql/lineage_reader.h"
#include "sql/query_tree.h"

namespace osiris::sql {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestText = 160;

std::string expressionText(const Json& node);

std::string joined(const Json& list, std::string_view between) {
  std::string text;
  for (const Json& each : list) {
    if (!text.empty()) text += between;
    text += expressionText(member(each, "expression").is_null() ? each : each["expression"]);
  }
  return text;
}

std::string_view signOf(std::string_view type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> signs{{
      {"COMPARE_EQUAL", "="},
      {"COMPARE_NOTEQUAL", "<>"},
      {"COMPARE_LESSTHAN", "<"},
      {"COMPARE_GREATERTHAN", ">"},
      {"COMPARE_LESSTHANOREQUALTO", "<="},
      {"COMPARE_GREATERTHANOREQUALTO", ">="},
      {"COMPARE_DISTINCT_FROM", "IS DISTINCT FROM"},
      {"COMPARE_NOT_DISTINCT_FROM", "IS NOT DISTINCT FROM"},
      {"CONJUNCTION_AND", "AND"},
      {"CONJUNCTION_OR", "OR"},
      {"~~", "LIKE"},
      {"!~~", "NOT LIKE"},
  }};
  const auto found =
      std::ranges::find(signs, type, &std::pair<std::string_view, std::string_view>::first);
  return found == signs.end() ? std::string_view() : found->second;
}

std::string decimalText(std::int64_t value, std::size_t scale) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - scale, ".");
  return (value < 0 ? "-" : "") + digits;
}

std::string constantText(const Json& constant) {
  if (member(constant, "is_null") == true) return "NULL";
  const Json& value = member(constant, "value");
  const Json& type = member(constant, "type");
  if (value.is_string()) return "'" + value.get<std::string>() + "'";
  if (textOf(type, "id") == "DECIMAL" && value.is_number_integer()) {
    const Json& scale = member(member(type, "type_info"), "scale");
    return decimalText(value.get<std::int64_t>(),
                       scale.is_number_unsigned() ? scale.get<std::size_t>() : 0);
  }
  return value.is_primitive() && !value.is_null() ? value.dump() : "…";
}

/// With brackets where the operand is itself made of operands.
std::string operandText(const Json& node) {
  const std::string kind = textOf(node, "class");
  const bool isMade = kind == "CONJUNCTION" || kind == "COMPARISON" || kind == "BETWEEN" ||
                      (kind == "FUNCTION" && member(node, "is_operator") == true);
  return isMade ? "(" + expressionText(node) + ")" : expressionText(node);
}

std::string functionText(const Json& node) {
  const std::string name = textOf(node, "function_name");
  const Json& children = member(node, "children");
  if (name == "count_star") return "count(*)";
  if (member(node, "is_operator") == true && children.size() == 2) {
    const std::string_view sign = signOf(name);
    return operandText(children[0]) + " " + (sign.empty() ? name : std::string(sign)) + " " +
           operandText(children[1]);
  }
  if (member(node, "is_operator") == true && children.size() == 1)
    return name + operandText(children[0]);
  std::string text = name + "(";
  if (member(node, "distinct") == true) text += "DISTINCT ";
  text += joined(children, ", ");
  if (const Json& orders = member(member(node, "order_bys"), "orders"); !orders.empty())
    text += " ORDER BY " + joined(orders, ", ");
  text += ")";
  if (const Json& filter = member(node, "filter"); !filter.is_null())
    text += " FILTER (WHERE " + expressionText(filter) + ")";
  return text;
}

std::string windowText(const Json& node) {
  std::string text =
      textOf(node, "function_name") + "(" + joined(member(node, "children"), ", ") + ") OVER (";
  const Json& partitions = member(node, "partitions");
  if (!partitions.empty()) text += "PARTITION BY " + joined(partitions, ", ");
  const Json& orders = member(node, "orders");
  if (!orders.empty())
    text += std::string(partitions.empty() ? "" : " ") + "ORDER BY " + joined(orders, ", ");
  return text + ")";
}

std::string caseText(const Json& node) {
  std::string text = "CASE";
  for (const Json& check : member(node, "case_checks"))
    text += " WHEN " + expressionText(member(check, "when_expr")) + " THEN " +
            expressionText(member(check, "then_expr"));
  if (const Json& other = member(node, "else_expr"); !other.is_null())
    text += " ELSE " + expressionText(other);
  return text + " END";
}

std::string operatorText(const Json& node) {
  const std::string type = textOf(node, "type");
  const Json& children = member(node, "children");
  if (children.empty()) return "…";
  const std::string first = operandText(children[0]);
  if (type == "OPERATOR_IS_NULL") return first + " IS NULL";
  if (type == "OPERATOR_IS_NOT_NULL") return first + " IS NOT NULL";
  if (type == "OPERATOR_NOT") return "NOT " + first;
  if (type == "COMPARE_IN" || type == "COMPARE_NOT_IN") {
    const Json rest(std::vector<Json>(children.begin() + 1, children.end()));
    return first + (type == "COMPARE_IN" ? " IN (" : " NOT IN (") + joined(rest, ", ") + ")";
  }
  if (type == "OPERATOR_COALESCE") return "coalesce(" + joined(children, ", ") + ")";
  return ascii::lower(type) + "(" + joined(children, ", ") + ")";
}

std::string columnText(const Json& node) {
  std::string text;
  for (const std::string& name : textsOf(member(node, "column_names")))
    text += (text.empty() ? "" : ".") + name;
  return text;
}

std::string starText(const Json& node) {
  const std::string table = textOf(node, "relation_name");
  return member(node, "columns") == true ? "COLUMNS(…)" : table.empty() ? "*" : table + ".*";
}

std::string expressionText(const Json& node) {
  const std::string kind = textOf(node, "class");
  const std::string type = textOf(node, "type");
  if (kind == "COLUMN_REF") return columnText(node);
  if (kind == "CONSTANT") return constantText(member(node, "value"));
  if (kind == "FUNCTION") return functionText(node);
  if (kind == "WINDOW") return windowText(node);
  if (kind == "CASE") return caseText(node);
  if (kind == "OPERATOR") return operatorText(node);
  if (kind == "STAR") return starText(node);
  if (kind == "COMPARISON")
    return operandText(member(node, "left")) + " " + std::string(signOf(type)) + " " +
           operandText(member(node, "right"));
  if (kind == "CONJUNCTION") {
    std::string text;
    for (const Json& child : member(node, "children")) {
      if (!text.empty()) text += " " + std::string(signOf(type)) + " ";
      text += textOf(child, "class") == "CONJUNCTION" ? operandText(child) : expressionText(child);
    }
    return text;
  }
  if (kind == "CAST") {
    const Json& to = member(node, "cast_type");
    // `true` is written as a text that is cast.
    const Json& value = member(member(member(node, "child"), "value"), "value");
    if (textOf(to, "id") == "BOOLEAN" && (value == "t" || value == "f"))
      return value == "t" ? "true" : "false";
    return "CAST(" + expressionText(member(node, "child")) + " AS " + textOfType(to) + ")";
  }
  if (kind == "BETWEEN")
    return operandText(member(node, "input")) + " BETWEEN " + operandText(member(node, "lower")) +
           " AND " + operandText(member(node, "upper"));
  if (kind == "COLLATE")
    return expressionText(member(node, "child")) + " COLLATE " + textOf(node, "collation");
  if (kind == "SUBQUERY")
    return textOf(node, "subquery_type") == "EXISTS" ? "EXISTS (…)" : "(SELECT …)";
  return "…";
}

}  // namespace

std::string textOfExpression(const Json& node) {
  std::string text = expressionText(node);
  if (text.size() <= longestText) return text;
  std::size_t end = longestText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string textOfTable(const Json& table) {
  const std::string kind = textOf(table, "type");
  const std::string schema = textOf(table, "schema_name");
  if (kind == "BASE_TABLE")
    return (schema.empty() ? "" : schema + ".") + textOf(table, "table_name");
  if (kind == "JOIN")
    return textOfTable(member(table, "left")) + ", " + textOfTable(member(table, "right"));
  if (kind == "TABLE_FUNCTION") return textOfExpression(member(table, "function"));
  if (kind == "SUBQUERY") {
    const std::string alias = textOf(table, "alias");
    return alias.empty() ? "a subquery" : alias;
  }
  if (kind == "EXPRESSION_LIST") return "VALUES";
  return kind == "EMPTY" || kind.empty() ? "nothing" : "a table";
}

std::string textOfType(const Json& type) {
  const std::string id = textOf(type, "id");
  const Json& info = member(type, "type_info");
  if (id != "DECIMAL" || !info.is_object()) return id;
  return "DECIMAL(" + member(info, "width").dump() + ", " +
         (info.contains("scale") ? info["scale"].dump() : "0") + ")";
}

}  // namespace osiris::sql
