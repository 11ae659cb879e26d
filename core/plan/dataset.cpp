#include "plan/dataset.h"

#include "base/path.h"
#include "check/fields.h"

namespace osiris::plan {
namespace {

using syntax::Value;

std::string_view familyOf(const oml::Step& step) {
  return std::string_view(step.component).substr(0, step.component.find('.'));
}

/// The alias that `connection: "@family.alias"` names, else the family's default one; "" for
/// neither.
std::string aliasOf(const oml::Step& step, const project::Workspace& workspace) {
  const Value connection = step.value()["config"]["connection"];
  const std::string_view reference = check::textOf(connection);
  const std::size_t dot = reference.find('.');
  if (reference.starts_with('@') && dot != std::string_view::npos)
    return std::string(reference.substr(dot + 1));
  const project::Connection* byDefault = workspace.defaultConnection(familyOf(step));
  return byDefault == nullptr ? std::string() : byDefault->alias;
}

/// The schema that a table without one is in: DuckDB's and PostgreSQL's databases have several,
/// MySQL's are schemas themselves.
std::string schemaOf(const oml::Step& step, const project::Workspace& workspace,
                     const std::string& alias) {
  const std::string_view family = familyOf(step);
  if (family == "duckdb") return "main";
  if (family != "supabase" && family != "postgres") return {};
  const std::string_view own = check::textOf(step.value()["config"]["schema"]);
  if (!own.empty()) return std::string(own);
  const project::Connection* connection = workspace.connection(family, alias);
  const project::ConnectionValue* schema =
      connection == nullptr ? nullptr : connection->field("schema");
  return schema == nullptr || schema->text.empty() ? "public" : schema->text;
}

std::string fileName(const oml::Step& step, const project::Workspace& workspace,
                     std::string_view name) {
  const std::string path = path::normal(name);
  const std::string alias = aliasOf(step, workspace);
  return alias.empty() ? "file://" + path : "filesystem://" + alias + "/" + path;
}

}  // namespace

std::string datasetOfTable(const oml::Step& step, const project::Workspace& workspace,
                           std::string_view table) {
  const std::string alias = aliasOf(step, workspace);
  const std::string schema =
      table.find('.') == std::string_view::npos ? schemaOf(step, workspace, alias) : std::string();
  std::string name = std::string(familyOf(step)) + "://" + alias + "/" + schema;
  if (!schema.empty()) name += '.';
  return name.append(table);
}

std::optional<std::string> datasetOf(const oml::Step& step, const project::Workspace& workspace) {
  const Value config = step.value()["config"];
  const bool isFile = familyOf(step) == "filesystem";
  const Value name = config[isFile ? "path" : "table"];
  const std::string_view text = check::textOf(name);
  if (text.empty() || check::hasReference(name)) return std::nullopt;
  return isFile ? fileName(step, workspace, text) : datasetOfTable(step, workspace, text);
}

}  // namespace osiris::plan
