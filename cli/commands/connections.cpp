#include "cli/commands/connections.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/output_format.h"
#include "cli/selection.h"
#include "cli/table.h"
#include "cli/workspaces.h"

namespace osiris::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Only whether a variable is set is ever asked, and only that is said.
std::string asJson(const Session& session, const project::Workspace& workspace) {
  Json connections = Json::array();
  for (const project::Connection& connection : workspace.connections()) {
    Json variables = Json::array();
    for (const std::string& name : connection.variables) {
      variables.push_back({{"name", name}, {"set", workspace.isSet(name)}});
    }
    connections.push_back({{"family", connection.family},
                           {"alias", connection.alias},
                           {"default", connection.isDefault},
                           {"variables", std::move(variables)}});
  }
  return dumpJson({{"version", 1},
                   {"path", session.shown(session.files().absolute(workspace.connectionsPath()))},
                   {"connections", std::move(connections)}});
}

std::string asText(const project::Workspace& workspace) {
  std::vector<TableRow> rows;
  for (const project::Connection& connection : workspace.connections()) {
    std::string variables;
    for (const std::string& name : connection.variables) {
      variables +=
          (variables.empty() ? "" : ", ") + name + (workspace.isSet(name) ? " set" : " not set");
    }
    rows.push_back({fmt::format("@{}.{}", connection.family, connection.alias),
                    connection.isDefault ? "default" : "", std::move(variables)});
  }
  return drawTable(rows);
}

void list(Session& session, OutputFormat format) {
  Workspaces workspaces(session.files());
  const std::string root = rootFor(session, workspaces);
  const auto workspace = workspaces.at(root);
  if (!workspace->knowsConnections()) {
    return session.fail({"no_connections",
                         fmt::format("there is no 'osiris_connections.yaml' in '{}'", root),
                         "'osiris init' writes one to start from"});
  }
  session.print(format == OutputFormat::json ? asJson(session, *workspace) : asText(*workspace));
}

constexpr const char* connectionsExamples = R"(Examples:
  osiris connections list                  each alias, and which of its variables are set
  osiris connections list --format json    the same for a program

A variable is set when the environment or the file .env has a value for it, which is never shown.)";

}  // namespace

void addConnectionsCommand(CLI::App& app, Session& session) {
  const auto format = std::make_shared<OutputFormat>(OutputFormat::text);
  CLI::App* group = app.add_subcommand("connections", "List the connections of this workspace");
  group->require_subcommand(1);
  group->footer(connectionsExamples);

  CLI::App* lister = group->add_subcommand("list", "Every connection, one a line");
  addFormatOption(*lister, *format);
  lister->callback([format, &session] { list(session, *format); });
}

}  // namespace osiris::cli
