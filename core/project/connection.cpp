#include "project/connection.h"

#include <algorithm>

#include "syntax/yaml11.h"

namespace osiris::project {
namespace {

using syntax::Entry;
using syntax::Value;

/// Connections are flat but for a map or two; more is not looked into.
constexpr int deepest = 8;

void collectVariables(const Value& value, std::vector<std::string>& names, int depth) {
  if (depth > deepest || names.size() > 1000) return;
  for (const Value item : value.items()) collectVariables(item, names, depth + 1);
  for (const Entry entry : value.entries()) collectVariables(entry.value, names, depth + 1);
  if (!value.isScalar()) return;
  for (const VariableUse& use : variableUses(value.text())) {
    const bool isNew = std::ranges::find(names, use.name) == names.end();
    if (!use.hasFallback && isNew) names.emplace_back(use.name);
  }
}

Connection connectionOf(const Value& family, const Entry& alias) {
  Connection connection{.family = std::string(family.text()),
                        .alias = std::string(alias.key.text()),
                        .span = alias.key.span()};
  for (const Entry field : alias.value.entries()) {
    if (field.key.text() == "default") {
      connection.isDefault = syntax::booleanOf(field.value).value_or(false);
      continue;
    }
    const std::string_view written =
        field.value.isScalar() ? field.value.text() : std::string_view();
    connection.fields.push_back(
        {std::string(field.key.text()), std::string(written), field.value.span()});
    collectVariables(field.value, connection.variables, 0);
  }
  return connection;
}

}  // namespace

const ConnectionValue* Connection::field(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &ConnectionValue::name);
  return found == fields.end() ? nullptr : &*found;
}

Value connectionFamilies(const Value& document) {
  if (!document.isMapping()) return {};
  if (const auto nested = document.entry("connections"))
    return nested->value.isMapping() ? nested->value : Value();
  return document;
}

std::vector<Connection> readConnections(const Value& document) {
  std::vector<Connection> connections;
  for (const Entry family : connectionFamilies(document).entries()) {
    for (const Entry alias : family.value.entries()) {
      if (alias.value.isMapping()) connections.push_back(connectionOf(family.key, alias));
    }
  }
  return connections;
}

}  // namespace osiris::project
