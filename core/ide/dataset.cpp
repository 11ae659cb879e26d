#include "ide/dataset.h"

#include <algorithm>
#include <array>

#include "base/path.h"
#include "check/fields.h"
#include "ide/config_path.h"
#include "ide/place.h"
#include "plan/dataset.h"

namespace osiris::ide {
namespace {

using check::textOf;
using syntax::Value;

/// Fields that lead a step elsewhere than its connection does.
constexpr std::array<std::string_view, 8> elsewhere{"host",       "port",     "database", "url",
                                                    "project_id", "base_dir", "dsn",      "pg_dsn"};

/// The text of a field that may be left out; nothing where it says what only a run knows.
std::optional<std::string> plainText(const Value& value) {
  if (!value || value.isNull()) return std::string();
  if (textOf(value).empty() || check::hasReference(value)) return std::nullopt;
  return std::string(textOf(value));
}

/// The alias a step names, of its own family.
std::optional<std::string> aliasIn(const Value& config, std::string_view family) {
  const auto named = plainText(config["connection"]);
  if (!named || named->empty()) return named;
  if (!project::isConnectionReference(*named)) return std::nullopt;
  const project::ConnectionName name = project::connectionName(std::string_view(*named).substr(1));
  if (name.family != family) return std::nullopt;
  return std::string(name.alias);
}

std::optional<DatasetName> datasetNameIn(const Value& config, std::string_view family,
                                         const Value& nameValue) {
  const bool isOther = std::ranges::any_of(
      elsewhere, [&](std::string_view field) { return bool(config.entry(field)); });
  auto connection = aliasIn(config, family);
  auto schema = plainText(config["schema"]);
  auto database = family == "duckdb" ? plainText(config["path"]) : std::string();
  const bool unclear = isOther || !connection || !schema || !database ||
                       (!connection->empty() && !database->empty());
  if (unclear) return std::nullopt;
  return DatasetName{std::string(family), *std::move(connection), *std::move(schema),
                     std::string(textOf(nameValue)), *std::move(database)};
}

/// DuckDB's database file, where the step or its connection names it.
std::optional<std::string> databaseFile(const DatasetName& dataset,
                                        const project::Connection* connection,
                                        const std::string& root) {
  std::string_view file = dataset.database;
  for (const std::string_view field : {"path", "database"}) {
    const auto* value = connection == nullptr ? nullptr : connection->field(field);
    if (file.empty() && value != nullptr) file = value->text;
  }
  if (file.empty() || file.find("${") != std::string_view::npos) return std::nullopt;
  // What lives in memory is gone with its run; two runs never share it.
  if (file == ":memory:") return std::string();
  return path::normal(path::join(root, file));
}

std::string tableId(const DatasetName& dataset, const project::Workspace& workspace) {
  const project::Connection* connection =
      !dataset.database.empty()     ? nullptr
      : !dataset.connection.empty() ? workspace.connection(dataset.family, dataset.connection)
                                    : workspace.defaultConnection(dataset.family);
  std::string place = dataset.connection;
  if (place.empty() && connection != nullptr) place = connection->alias;
  if (dataset.family == "duckdb") {
    if (const auto file = databaseFile(dataset, connection, workspace.root())) {
      if (file->empty()) return {};
      place = *file;
    }
  }
  if (place.empty()) return {};
  return dataset.family + '\n' + place + '\n' +
         plan::schemaOfTable(dataset.family, dataset.schema, connection) + '\n' + dataset.name;
}

std::string fileId(const DatasetName& dataset, const project::Workspace& workspace) {
  const auto folder = folderOfPaths(workspace, dataset.connection);
  if (folder) return "file\n" + path::normal(path::join(*folder, dataset.name));
  // Nobody knows where, but it is the same place.
  if (dataset.connection.empty() || path::isAbsolute(dataset.name)) return {};
  return "file of\n" + dataset.connection + '\n' + path::normal(dataset.name);
}

}  // namespace

std::optional<DatasetUse> datasetOf(const oml::Pipeline& pipeline, std::uint32_t index) {
  const oml::PlacedStep& placed = pipeline.steps[index];
  const oml::Step& step = *placed.step;
  if (step.mode != "read" && step.mode != "write") return std::nullopt;
  const bool writes = step.mode == "write";
  const Value config = placed.value()["config"];
  const Value query = config["query"];
  if (!writes && query && !query.isNull()) return std::nullopt;  // It wins over the table.
  const std::string_view family = project::familyOfComponent(step.component);
  const Value name = config[family == "filesystem" ? "path" : "table"];
  if (family.empty() || textOf(name).empty() || name.copied() || check::hasReference(name))
    return std::nullopt;
  auto dataset = datasetNameIn(config, family, name);
  if (!dataset) return std::nullopt;
  return DatasetUse{writes ? DatasetUse::Kind::written : DatasetUse::Kind::read,
                    *std::move(dataset), index, insideQuotes(name)};
}

std::vector<DatasetUse> datasetsIn(const oml::Pipeline& pipeline) {
  std::vector<DatasetUse> all;
  for (std::uint32_t step = 0; step < pipeline.steps.size(); ++step) {
    if (auto use = datasetOf(pipeline, step)) all.push_back(*std::move(use));
  }
  return all;
}

std::optional<DatasetUse> datasetAt(const oml::Pipeline& pipeline, text::Offset at) {
  const auto step = stepAt(pipeline, at);
  auto use = step ? datasetOf(pipeline, static_cast<std::uint32_t>(*step)) : std::nullopt;
  return use && use->span.touches(at) ? use : std::nullopt;
}

std::string datasetId(const DatasetName& dataset, const project::Workspace& workspace) {
  return dataset.family == "filesystem" ? fileId(dataset, workspace) : tableId(dataset, workspace);
}

}  // namespace osiris::ide
