#include "plan/dataset.h"

#include "base/path.h"
#include "check/fields.h"

namespace osiris::plan {
namespace {

using syntax::Value;

/// The alias that `connection: "@family.alias"` names, else the family's default one; "" for
/// neither.
std::string aliasOf(const oml::Step& step, const project::Workspace& workspace) {
  const Value connection = step.value()["config"]["connection"];
  const std::string_view reference = check::textOf(connection);
  const std::string_view named =
      reference.starts_with('@') ? project::connectionName(reference.substr(1)).alias : "";
  if (!named.empty()) return std::string(named);
  const project::Connection* byDefault =
      workspace.defaultConnection(project::familyOfComponent(step.component));
  return byDefault == nullptr ? std::string() : byDefault->alias;
}

std::string fileName(const oml::Step& step, const project::Workspace& workspace,
                     std::string_view name) {
  const std::string path = path::normal(name);
  const std::string alias = aliasOf(step, workspace);
  return alias.empty() ? "file://" + path : "filesystem://" + alias + "/" + path;
}

}  // namespace

std::string schemaOfTable(std::string_view family, std::string_view own,
                          const project::Connection* connection) {
  if (!own.empty()) return std::string(own);
  const project::ConnectionValue* field =
      connection == nullptr ? nullptr : connection->field("schema");
  if (field != nullptr && !field->text.empty()) return field->text;
  if (family == "duckdb") return "main";
  return family == "supabase" || family == "postgres" ? "public" : "";
}

std::string datasetOfTable(const oml::Step& step, const project::Workspace& workspace,
                           std::string_view table) {
  const std::string_view family = project::familyOfComponent(step.component);
  const std::string alias = aliasOf(step, workspace);
  std::string schema;
  if (table.find('.') == std::string_view::npos)
    schema = schemaOfTable(family, check::textOf(step.value()["config"]["schema"]),
                           workspace.connection(family, alias));
  std::string name = std::string(family) + "://" + alias + "/" + schema;
  if (!schema.empty()) name += '.';
  return name.append(table);
}

std::optional<std::string> datasetOf(const oml::Step& step, const project::Workspace& workspace) {
  const Value config = step.value()["config"];
  const bool isFile = project::familyOfComponent(step.component) == "filesystem";
  const Value name = config[isFile ? "path" : "table"];
  const std::string_view text = check::textOf(name);
  if (text.empty() || check::hasReference(name)) return std::nullopt;
  return isFile ? fileName(step, workspace, text) : datasetOfTable(step, workspace, text);
}

}  // namespace osiris::plan
