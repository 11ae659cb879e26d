#include "ide/completion_docs.h"

#include <fmt/format.h>

#include "ide/spec_value.h"
#include "oml/keys.h"

namespace osiris::ide {
namespace {

using nlohmann::ordered_json;

TopicText ofComponent(std::string_view name, const project::Workspace& workspace) {
  const auto component = workspace.registry().find(name);
  return component == nullptr ? TopicText{} : TopicText{component->title, component->description};
}

TopicText ofField(std::string_view name, const project::Workspace& workspace) {
  const std::size_t slash = name.find('/');
  const auto component = workspace.registry().find(name.substr(0, slash));
  if (component == nullptr || slash == std::string_view::npos) return {};
  const std::string_view field = name.substr(slash + 1);
  const ordered_json* schema = component->field(field);
  if (schema != nullptr) return {textIn(*schema, "type"), textIn(*schema, "description")};
  if (field == "connection") return {"", "Where the data lives, one of osiris_connections.yaml."};
  return {};
}

TopicText ofKey(std::span<const oml::Key> keys, std::string_view name) {
  const oml::Key* key = oml::findKey(keys, name);
  return key == nullptr ? TopicText{} : TopicText{"", std::string(key->summary)};
}

TopicText ofParam(std::string_view name, const oml::Pipeline* pipeline) {
  if (pipeline == nullptr) return {};
  const syntax::Value param = pipeline->root()["params"][name];
  if (!param.isMapping()) return {};
  return {std::string(param["type"].text()), std::string(param["description"].text())};
}

}  // namespace

std::string Topic::component(std::string_view name) { return fmt::format("component/{}", name); }
std::string Topic::field(std::string_view component, std::string_view name) {
  return fmt::format("field/{}/{}", component, name);
}
std::string Topic::stepKey(std::string_view name) { return fmt::format("step-key/{}", name); }
std::string Topic::topKey(std::string_view name) { return fmt::format("top-key/{}", name); }
std::string Topic::param(std::string_view name) { return fmt::format("param/{}", name); }

TopicText describe(std::string_view topic, const oml::Pipeline* pipeline,
                   const project::Workspace& workspace) {
  const std::size_t slash = topic.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view kind = topic.substr(0, slash);
  const std::string_view name = topic.substr(slash + 1);
  if (kind == "component") return ofComponent(name, workspace);
  if (kind == "field") return ofField(name, workspace);
  if (kind == "step-key") return ofKey(oml::stepKeys(), name);
  if (kind == "top-key") return ofKey(oml::topKeys(), name);
  if (kind == "param") return ofParam(name, pipeline);
  return {};
}

}  // namespace osiris::ide
