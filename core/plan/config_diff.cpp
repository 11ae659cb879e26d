#include "plan/config_diff.h"

#include <algorithm>
#include <array>
#include <optional>

#include "check/fields.h"
#include "plan/dataset.h"
#include "plan/effective_value.h"
#include "plan/key_effect.h"
#include "project/secret_name.h"

namespace osiris::plan {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestValue = 80;

std::string dumped(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A value in words; nothing for what had better not be said, or is too long.
std::optional<std::string> shown(const Json& value) {
  if (value.is_object()) return std::nullopt;
  std::string text = value.is_string() ? value.get<std::string>() : dumped(value);
  // An address may hold a password.
  const bool hasAccount =
      text.find("://") != std::string::npos && text.find('@') != std::string::npos;
  if (hasAccount || text.size() > longestValue || text.find('\n') != std::string::npos ||
      std::ranges::any_of(value, [](const Json& each) { return each.is_structured(); }))
    return std::nullopt;
  return text;
}

/// Keys that say which dataset is meant.
bool namesDataset(std::string_view key) {
  static constexpr std::array<std::string_view, 9> keys{
      "connection", "table", "schema", "path", "database", "host", "port", "url", "project_id"};
  return std::ranges::find(keys, key) != keys.end();
}

std::optional<std::vector<std::string>> textsIn(const Json& list) {
  if (!list.is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const Json& each : list) {
    if (!each.is_string()) return std::nullopt;
    texts.push_back(each.get<std::string>());
  }
  return texts;
}

class ConfigComparison {
 public:
  ConfigComparison(const PipelinePair& pair, std::size_t before, std::size_t after)
      : pair_(pair),
        old_(*pair.before.pipeline.steps[before].step),
        now_(*pair.after.pipeline.steps[after].step),
        bothQueries_(!queryOf(pair.before, before).empty() && !queryOf(pair.after, after).empty()),
        component_(pair.after.workspace.registry().find(now_.component)),
        oldConfig_(effectiveValue(pair.before.pipeline, old_.value()["config"])),
        nowConfig_(effectiveValue(pair.after.pipeline, now_.value()["config"])) {}

  std::vector<StepChange> compare() {
    if (!oldConfig_.is_object() || !nowConfig_.is_object()) {
      if (!sameValue(oldConfig_, nowConfig_))
        add("", {"config", ChangeClass::unknown, "it is no map of keys and values"},
            "config changed");
      return std::move(changes_);
    }
    std::set<std::string> keys;
    for (const Json* config : {&oldConfig_, &nowConfig_}) {
      for (const auto& [key, value] : config->items()) keys.insert(key);
    }
    for (const std::string& key : keys) compareKey(key);
    connectionFields();
    return std::move(changes_);
  }

 private:
  void compareKey(const std::string& key) {
    if (key == "query" && bothQueries_) return;
    const Json was = valueOf(oldConfig_, key);
    const Json now = valueOf(nowConfig_, key);
    const bool sameDates = dates(old_.value()["config"][key]) == dates(now_.value()["config"][key]);
    if (sameValue(was, now) && sameDates) return;
    if (key == "columns" && columnsChanged(was, now)) return;
    add(key, effectOf(key), words(key, was, now));
  }

  /// How many values a reader takes for dates, which JSON has no type for.
  static std::size_t dates(const syntax::Value& value) {
    if (!value) return 0;
    std::size_t count = syntax::typeOf(value) == syntax::Type::date ? 1 : 0;
    for (const syntax::Value item : value.items()) count += dates(item);
    for (const auto [key, each] : value.entries()) count += dates(each);
    return count;
  }

  /// A key left out has its spec's default, unless a connection may say it.
  [[nodiscard]] Json valueOf(const Json& config, const std::string& key) const {
    if (const auto found = config.find(key); found != config.end()) return *found;
    if (component_ == nullptr || key == "schema" || component_->connectionField(key) != nullptr)
      return nullptr;
    const auto* field = component_->field(key);
    if (field == nullptr || !field->is_object() || !field->contains("default")) return nullptr;
    return Json((*field)["default"]);
  }

  [[nodiscard]] std::string words(const std::string& key, const Json& was, const Json& now) const {
    if (component_ != nullptr && component_->isSecret(key)) return key + " changed";
    return valueChangeText(key, was, now);
  }

  [[nodiscard]] KeyEffect effectOf(const std::string& key) const {
    if (key.starts_with("x-")) return effectOfConfigKey(key);
    if (component_ == nullptr) return {key, ChangeClass::unknown, "the component is not known"};
    if (component_->field(key) == nullptr && key != "connection")
      return {key, ChangeClass::unknown, "the component has no such key"};
    if (namesDataset(key) && sameDataset(key))
      return {key, ChangeClass::identical, "it names the same dataset"};
    if (now_.mode == "write" && namesDataset(key))
      return {key, ChangeClass::breaking, "another dataset is written, and the old one no longer"};
    return effectOfConfigKey(key);
  }

  /// Whether the keys that name a dataset, taken together, still name the same.
  [[nodiscard]] bool sameDataset(const std::string& key) const {
    if (key != "connection" && key != "schema" && key != "table") return false;
    const auto place = [&](const oml::Step& step, const PipelineVersion& version) {
      const auto dataset = datasetOf(step, version.workspace);
      return dataset ? *dataset : datasetOfTable(step, version.workspace, "a table");
    };
    const std::string was = place(old_, pair_.before);
    // Without an alias nobody knows which connection it is.
    return was == place(now_, pair_.after) && was.find(":///") == std::string::npos &&
           was.find("://${") == std::string::npos;
  }

  /// A list of the columns to read, or to send on.
  bool columnsChanged(const Json& was, const Json& now) {
    const auto before = textsIn(was);
    const auto after = textsIn(now);
    // Without a header the names are the reader's own, by their places.
    if (!before || !after || valueOf(nowConfig_, "header") == false) return false;
    if (valueOf(nowConfig_, "query").is_string()) return false;
    const std::set<std::string> oldNames(before->begin(), before->end());
    const std::set<std::string> newNames(after->begin(), after->end());
    for (const std::string& name : *after) {
      if (oldNames.contains(name)) continue;
      StepChange& change =
          add("columns", {"columns", ChangeClass::additive, "the other columns are as they were"},
              "column " + name + " added");
      change.change.column = name;
      change.effect.added.insert(name);
    }
    for (const std::string& name : *before) {
      if (newNames.contains(name)) continue;
      StepChange& change =
          add("columns", {"columns", ChangeClass::breaking, "readers know columns by name"},
              "column " + name + " removed");
      change.change.column = name;
      change.effect.removed.insert(name);
    }
    std::vector<std::string> kept;
    std::vector<std::string> keptBefore;
    std::ranges::copy_if(*after, std::back_inserter(kept),
                         [&](const auto& name) { return oldNames.contains(name); });
    std::ranges::copy_if(*before, std::back_inserter(keptBefore),
                         [&](const auto& name) { return newNames.contains(name); });
    if (kept != keptBefore) {
      add("columns", {"columns", ChangeClass::columnScoped, "the columns are the same"},
          "order of columns changed")
          .effect.order = true;
    }
    return true;
  }

  /// What the connection that both versions name says of itself.
  void connectionFields() {
    const auto* was = connectionOf(old_, pair_.before.workspace);
    const auto* now = connectionOf(now_, pair_.after.workspace);
    if (was == nullptr || now == nullptr || was->alias != now->alias) return;
    std::set<std::string> names;
    for (const auto* connection : {was, now}) {
      for (const auto& field : connection->fields) names.insert(field.name);
    }
    for (const std::string& name : names) {
      const auto text = [&](const project::Connection& connection) {
        const auto* field = connection.field(name);
        return field == nullptr ? Json() : Json(field->text);
      };
      const Json before = text(*was);
      const Json after = text(*now);
      if (sameValue(before, after)) continue;
      add("connection", effectOfConfigKey(name),
          "connection " + now->family + "." + now->alias + ": " +
              valueChangeText(name, before, after));
    }
  }

  static const project::Connection* connectionOf(const oml::Step& step,
                                                 const project::Workspace& workspace) {
    const std::string_view family = project::familyOfComponent(step.component);
    const syntax::Value connection = step.value()["config"]["connection"];
    const std::string_view reference = check::textOf(connection);
    if (reference.starts_with('@'))
      return workspace.connection(family, project::connectionName(reference.substr(1)).alias);
    return workspace.defaultConnection(family);
  }

  StepChange& add(const std::string& key, const KeyEffect& effect, std::string what) {
    StepChange change;
    change.change = {effect.kind,
                     now_.id,
                     "",
                     key.empty() ? "/config" : "/config/" + key,
                     std::move(what),
                     std::string(effect.reason)};
    change.effect.rows =
        effect.kind == ChangeClass::rowScoped ||
        (effect.kind == ChangeClass::breaking && now_.mode != "write" && key != "columns");
    change.effect.unknown = effect.kind == ChangeClass::unknown;
    return changes_.emplace_back(std::move(change));
  }

  const PipelinePair& pair_;
  const oml::Step& old_;
  const oml::Step& now_;
  bool bothQueries_;  ///< which are compared as SQL
  std::shared_ptr<const project::Component> component_;
  Json oldConfig_;
  Json nowConfig_;
  std::vector<StepChange> changes_;
};

}  // namespace

bool sameValue(const Json& a, const Json& b) { return dumped(a) == dumped(b); }

std::string valueChangeText(std::string_view key, const Json& before, const Json& after) {
  std::string text(key);
  if (project::isSecretName(key)) return text + " changed";
  const auto was = shown(before);
  const auto now = shown(after);
  if (before.is_null()) return text + (now ? " " + *now + " added" : " added");
  if (after.is_null()) return text + (was ? " " + *was + " removed" : " removed");
  return was && now ? text + " " + *was + " → " + *now : text + " changed";
}

std::vector<StepChange> configChanges(const PipelinePair& pair, std::size_t before,
                                      std::size_t after) {
  return ConfigComparison(pair, before, after).compare();
}

}  // namespace osiris::plan
