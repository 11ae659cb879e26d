#include "ide/hover.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "check/fields.h"
#include "ide/anchor.h"
#include "ide/declaration.h"
#include "ide/occurrences.h"
#include "ide/place.h"
#include "ide/spec_value.h"
#include "ide/sql_hover.h"
#include "oml/keys.h"
#include "oml/step_graph.h"

namespace osiris::ide {
namespace {

using nlohmann::ordered_json;
using syntax::Value;

std::string code(std::string_view text) { return fmt::format("`{}`", text); }

std::string quoted(const ordered_json& value) {
  return code(value.is_string() ? value.get<std::string>() : value.dump());
}

/// "whole number", "text or list" …, as diagnostics call them.
std::string typeWords(const ordered_json& schema) {
  const auto word = [](const std::string& type) -> std::string {
    if (type == "string") return "text";
    if (type == "integer") return "whole number";
    if (type == "boolean") return "true or false";
    if (type == "array") return "list";
    if (type == "object") return "map";
    return type;
  };
  const auto type = schema.find("type");
  if (type == schema.end()) return {};
  if (type->is_string()) return word(type->get<std::string>());
  std::vector<std::string> words;
  for (const auto& each : *type) {
    if (each.is_string()) words.push_back(word(each.get<std::string>()));
  }
  return fmt::format("{}", fmt::join(words, " or "));
}

std::string allowedValues(const ordered_json& schema) {
  std::vector<std::string> values;
  if (const auto choices = schema.find("enum"); choices != schema.end() && choices->is_array()) {
    for (const auto& each : *choices) values.push_back(quoted(each));
  }
  return fmt::format("{}", fmt::join(values, ", "));
}

void addLine(std::string& markdown, std::string_view name, std::string_view text) {
  if (!text.empty()) markdown += fmt::format("\n- {}: {}", name, text);
}

std::string fieldDocs(const project::Component& component, std::string_view name,
                      const ordered_json& schema) {
  const bool required = std::ranges::find(component.required, name) != component.required.end();
  std::string markdown = fmt::format("**{}**", name);
  if (const std::string type = typeWords(schema); !type.empty()) markdown += " — " + type;
  if (required) markdown += ", required";
  if (const std::string text = textIn(schema, "description"); !text.empty())
    markdown += "\n\n" + text + "\n";
  if (const auto value = schema.find("default"); value != schema.end() && !value->is_null())
    addLine(markdown, "default", quoted(*value));
  addLine(markdown, "one of", allowedValues(schema));
  if (const auto low = schema.find("minimum"); low != schema.end())
    addLine(markdown, "at least", quoted(*low));
  if (const auto high = schema.find("maximum"); high != schema.end())
    addLine(markdown, "at most", quoted(*high));
  if (const auto examples = schema.find("examples");
      examples != schema.end() && examples->is_array() && !examples->empty())
    addLine(markdown, "example", quoted(examples->front()));
  if (component.isSecret(name)) addLine(markdown, "secret", "keep it in the connection");
  if (const auto* provided = component.connectionField(name); provided != nullptr) {
    addLine(markdown, "the connection provides it",
            provided->policy == project::Override::forbidden ? "a step cannot change it"
            : provided->policy == project::Override::warning ? "a step should not change it"
                                                             : "a step may change it");
  }
  return markdown;
}

std::string componentDocs(const project::Component& component) {
  std::string markdown = fmt::format("**{}**", component.name);
  if (!component.title.empty()) markdown += " — " + component.title;
  if (!component.description.empty()) markdown += "\n\n" + component.description + "\n";
  std::vector<std::string> modes;
  for (const std::string_view mode : oml::modes()) {
    if (component.supportsMode(mode)) modes.push_back(code(mode));
  }
  addLine(markdown, "modes", fmt::format("{}", fmt::join(modes, ", ")));
  std::vector<std::string> required;
  for (const std::string& field : component.required) required.push_back(code(field));
  addLine(markdown, "required", fmt::format("{}", fmt::join(required, ", ")));
  if (!component.source.empty()) addLine(markdown, "from", code(component.source));
  return markdown;
}

/// How many names of steps are told before the rest is counted.
constexpr std::size_t mostNames = 8;

std::string namesOf(const oml::Pipeline& pipeline, const std::vector<std::uint32_t>& steps) {
  std::vector<std::string> names;
  for (const std::uint32_t step : steps) {
    if (names.size() == mostNames) {
      names.push_back(fmt::format("{} more", steps.size() - mostNames));
      break;
    }
    const std::string& id = pipeline.steps[step].step->id;
    names.push_back(id.empty() ? fmt::format("step {}", step + 1) : code(id));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string stepDocs(const oml::Pipeline& pipeline, std::uint32_t index) {
  const oml::Step& step = *pipeline.steps[index].step;
  const oml::StepGraph graph(pipeline);
  std::vector<std::uint32_t> up;
  for (const oml::Edge& edge : graph.needs(index)) up.push_back(edge.to);
  std::vector<std::uint32_t> down;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const auto needs = graph.needs(i);
    if (std::ranges::find(needs, index, &oml::Edge::to) != needs.end()) down.push_back(i);
  }
  std::string markdown = fmt::format("**{}** — {} `{}`\n", step.id,
                                     step.mode.empty() ? "step" : step.mode, step.component);
  addLine(markdown, "needs", up.empty() ? "no step" : namesOf(pipeline, up));
  addLine(markdown, "needed by", down.empty() ? "no step" : namesOf(pipeline, down));
  const Value config = step.value()["config"];
  if (const auto table = check::textOf(config["table"]); !table.empty())
    addLine(markdown, "table", code(table));
  if (const auto path = check::textOf(config["path"]); !path.empty())
    addLine(markdown, "path", code(path));
  return markdown;
}

/// The value as it is written, on one line.
std::string written(const oml::Pipeline& pipeline, const Value& value) {
  const text::Span span = value.span();
  std::string text(pipeline.source.substr(span.begin, std::min<std::size_t>(span.size(), 60)));
  std::ranges::replace(text, '\n', ' ');
  return code(text);
}

std::string paramDocs(const oml::Pipeline& pipeline, const std::string& name) {
  const Value root = pipeline.root();
  const Value param = root["params"][name];
  std::string markdown = fmt::format("**params.{}**", name);
  if (!param) return markdown + "\n\nNo parameter of this name is declared.";
  const bool sensitive = syntax::truthy(param["sensitive"]);
  if (param.isMapping()) {
    if (const auto type = param["type"].text(); !type.empty())
      markdown += fmt::format(" — {}", type);
    if (const auto text = param["description"].text(); !text.empty())
      markdown += fmt::format("\n\n{}\n", text);
    if (const Value value = param["default"]; value && !sensitive)
      addLine(markdown, "default", written(pipeline, value));
  } else if (param.isScalar()) {
    addLine(markdown, "default", written(pipeline, param));
  }
  for (const auto [profile, values] : root["profiles"].entries()) {
    if (const Value value = values["params"][name]; value && !sensitive)
      addLine(markdown, fmt::format("in {}", profile.text()), written(pipeline, value));
  }
  return markdown;
}

std::string connectionDocs(const project::Workspace& workspace, std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos || !workspace.knowsConnections()) return {};
  const auto* connection = workspace.connection(name.substr(0, dot), name.substr(dot + 1));
  std::string markdown = fmt::format("**@{}**", name);
  if (connection == nullptr) return markdown + "\n\nThere is no such connection.";
  if (connection->isDefault) markdown += " — default of its family";
  for (const project::ConnectionValue& field : connection->fields) {
    const auto uses = project::variableUses(field.text);
    if (!uses.empty()) {
      std::vector<std::string> states;
      for (const project::VariableUse& use : uses) {
        states.push_back(fmt::format("{} {}", code(use.name),
                                     workspace.isSet(use.name) ? "is set"
                                     : use.hasFallback         ? "is not set, the fallback holds"
                                                               : "is not set"));
      }
      addLine(markdown, field.name, fmt::format("{}", fmt::join(states, ", ")));
    } else {
      // What stands there in the open is in the file for all to see, unless it is a secret.
      addLine(markdown, field.name, "set");
    }
  }
  return markdown;
}

std::string anchorDocs(const oml::Pipeline& pipeline, const project::Workspace& workspace,
                       const Occurrence& occurrence) {
  const std::string& name = occurrence.symbol.name;
  const auto places = definitionsOf(pipeline, occurrence);
  const std::string yaml =
      places.empty() ? "" : anchoredYaml(pipeline, workspace, name, places.back());
  if (yaml.empty()) return fmt::format("**\\*{}**\n\nNo anchor of this name stands above.", name);
  // A fence longer than any in the text.
  return fmt::format("**&{}**\n\n````yaml\n{}\n````", name, yaml);
}

std::optional<Hover> ofOccurrence(const oml::Pipeline& pipeline,
                                  const project::Workspace& workspace,
                                  const Occurrence& occurrence) {
  const std::string& name = occurrence.symbol.name;
  std::string markdown;
  switch (occurrence.symbol.kind) {
    case SymbolKind::step:
      if (const auto step = pipeline.byId.find(name); step != pipeline.byId.end())
        markdown = stepDocs(pipeline, step->second);
      break;
    case SymbolKind::param:
      markdown = paramDocs(pipeline, name);
      break;
    case SymbolKind::connection:
      markdown = connectionDocs(workspace, name);
      break;
    case SymbolKind::anchor:
      markdown = anchorDocs(pipeline, workspace, occurrence);
      break;
  }
  if (markdown.empty()) return std::nullopt;
  return Hover{occurrence.span, std::move(markdown)};
}

std::string keyDocs(std::span<const oml::Key> keys, std::string_view name) {
  const oml::Key* key = oml::findKey(keys, name);
  return key == nullptr ? std::string() : fmt::format("**{}**\n\n{}", key->name, key->summary);
}

std::string ofStepPlace(const Place& place, const project::Workspace& workspace) {
  const auto component = workspace.registry().find(check::textOf(place.root["component"]));
  const std::string path = place.path();
  if (path == "component" && component != nullptr) return componentDocs(*component);
  if (place.levels.size() == 2 && place.onKey && path.starts_with("config/") &&
      component != nullptr) {
    const std::string_view name = place.levels.back().key.text();
    if (name == "connection")
      return "**connection**\n\nWhere the data lives: `\"@family.alias\"`, one of "
             "osiris_connections.yaml.";
    const ordered_json* field = component->field(name);
    return field == nullptr ? std::string() : fieldDocs(*component, name, *field);
  }
  return place.levels.size() == 1 && place.onKey ? keyDocs(oml::stepKeys(), path) : std::string();
}

}  // namespace

std::optional<Hover> hover(const oml::Pipeline& pipeline, const project::Workspace& workspace,
                           text::Offset at, const FileSystem* files) {
  const auto inSql = sqlHover({pipeline, workspace.root(), files}, at);
  if (const auto occurrence = occurrenceAt(pipeline, at)) {
    if (auto found = ofOccurrence(pipeline, workspace, *occurrence)) {
      if (inSql && occurrence->table) found->markdown += "\n\n" + inSql->markdown;
      return found;
    }
  }
  if (inSql) return inSql;
  const Place place = placeAt(pipeline, at);
  if (place.levels.empty()) return std::nullopt;
  const Level& level = place.levels.back();
  std::string markdown = place.step ? ofStepPlace(place, workspace)
                         : place.onKey && place.levels.size() == 1
                             ? keyDocs(oml::topKeys(), place.path())
                             : std::string();
  if (markdown.empty()) return std::nullopt;
  return Hover{place.onKey ? level.key.span() : level.value.span(), std::move(markdown)};
}

}  // namespace osiris::ide
