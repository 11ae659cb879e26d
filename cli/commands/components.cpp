#include "cli/commands/components.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/choice.h"
#include "cli/did_you_mean.h"
#include "cli/output_format.h"
#include "cli/selection.h"
#include "cli/table.h"
#include "cli/workspaces.h"
#include "report/display_width.h"

namespace osiris::cli {
namespace {

using Json = nlohmann::ordered_json;

struct ComponentsOptions {
  OutputFormat format = OutputFormat::text;
  std::string name;
};

std::string sourceOf(const Session& session, const project::Component& component) {
  return component.source.empty() ? "shipped with osiris"
                                  : session.shown(session.files().absolute(component.source));
}

std::string listAsJson(const Session& session, const project::Registry& registry) {
  Json list = Json::array();
  for (const std::string& name : registry.names()) {
    const auto component = registry.find(name);
    if (component == nullptr) continue;
    list.push_back(
        {{"name", component->name},
         {"version", component->version},
         {"title", component->title},
         {"description", component->description},
         {"modes", component->modes},
         {"source", component->source.empty() ? Json() : Json(sourceOf(session, *component))}});
  }
  return dumpJson({{"version", 1}, {"components", std::move(list)}});
}

std::string listAsText(const Session& session, const project::Registry& registry) {
  std::vector<TableRow> rows;
  for (const std::string& name : registry.names()) {
    const auto component = registry.find(name);
    if (component == nullptr) continue;
    TableRow row{component->name, fmt::format("{}", fmt::join(component->modes, ", ")),
                 component->title};
    if (!component->source.empty()) row.push_back(sourceOf(session, *component));
    rows.push_back(std::move(row));
  }
  return drawTable(rows);
}

std::string typeOf(const Json& schema) {
  if (const auto found = schema.find("enum"); found != schema.end() && found->is_array()) {
    std::string words;
    for (const Json& word : *found)
      words +=
          (words.empty() ? "" : "|") + (word.is_string() ? word.get<std::string>() : word.dump());
    return words;
  }
  const auto type = schema.find("type");
  return type != schema.end() && type->is_string() ? type->get<std::string>() : "any";
}

std::string remarkOn(const project::Component& component, const std::string& field) {
  const bool isRequired = std::ranges::find(component.required, field) != component.required.end();
  std::string remark = isRequired ? "required" : "";
  if (component.connectionField(field) != nullptr) {
    remark = isRequired ? "from the connection or required" : "from the connection";
  }
  if (component.isSecret(field)) remark += remark.empty() ? "secret" : ", secret";
  return remark;
}

/// A line with what a field takes, and one that says what for.
std::string describeField(const project::Component& component, const std::string& field) {
  const Json* schema = component.field(field);
  if (schema == nullptr || !schema->is_object()) return {};
  const std::string remark = remarkOn(component, field);
  std::string text =
      fmt::format("  {}: {}{}{}", field, typeOf(*schema), remark.empty() ? "" : ", ", remark);
  text = report::printable(text) + "\n";
  const auto description = schema->find("description");
  if (description == schema->end() || !description->is_string()) return text;
  return text + "      " + report::printable(description->get<std::string>()) + "\n";
}

std::string showAsText(const Session& session, const project::Component& component) {
  std::string text = report::printable(fmt::format("{} {}: {}", component.name, component.version,
                                                   component.title)) +
                     "\n";
  text += report::printable(component.description) + "\n\n";
  text += report::printable(fmt::format("modes   {}", fmt::join(component.modes, ", "))) + "\n";
  text += report::printable(fmt::format("spec    {}", sourceOf(session, component))) + "\n";
  if (!component.fields.empty()) text += "\nconfig\n";
  for (const std::string& field : component.fields) text += describeField(component, field);
  return text;
}

std::shared_ptr<const project::Workspace> workspaceHere(const Session& session) {
  Workspaces workspaces(session.files());
  return workspaces.at(rootFor(session, workspaces));
}

void list(Session& session, const ComponentsOptions& options) {
  const auto workspace = workspaceHere(session);
  const bool asJson = options.format == OutputFormat::json;
  session.print(asJson ? listAsJson(session, workspace->registry())
                       : listAsText(session, workspace->registry()));
}

void show(Session& session, const ComponentsOptions& options) {
  const auto workspace = workspaceHere(session);
  const auto component = workspace->registry().find(options.name);
  if (component == nullptr) {
    return session.fail({"unknown_component",
                         fmt::format("there is no component '{}'", options.name),
                         didYouMean(options.name, workspace->registry().names(),
                                    "'osiris components list' names them all")});
  }
  session.print(options.format == OutputFormat::json ? dumpJson(component->spec)
                                                     : showAsText(session, *component));
}

constexpr const char* componentsExamples = R"(Examples:
  osiris components list                    those shipped with osiris and those of this workspace
  osiris components show mysql.extractor    what its config may hold
  osiris components show mysql.extractor --format json    its whole spec)";

}  // namespace

void addComponentsCommand(CLI::App& app, Session& session) {
  const auto options = std::make_shared<ComponentsOptions>();
  CLI::App* group =
      app.add_subcommand("components", "List the components a step can name, or show one");
  group->require_subcommand(1);
  group->footer(componentsExamples);

  CLI::App* lister = group->add_subcommand("list", "Every component, one a line");
  addFormatOption(*lister, options->format);
  lister->callback([options, &session] { list(session, *options); });

  CLI::App* shower =
      group->add_subcommand("show", "One component: what it does and what its config may hold");
  shower->add_option("NAME", options->name, "Its name: family.name")->type_name("")->required();
  addFormatOption(*shower, options->format);
  shower->callback([options, &session] { show(session, *options); });
}

}  // namespace osiris::cli
