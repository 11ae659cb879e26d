#include "plan/head_diff.h"

#include <algorithm>
#include <optional>

#include "plan/config_diff.h"
#include "plan/key_effect.h"
#include "project/value_json.h"
#include "syntax/document.h"

namespace osiris::plan {
namespace {

using Json = nlohmann::json;

Json jsonOf(const syntax::Value& value) {
  const auto json = project::toJson(value);
  return json ? Json(*json) : Json();
}

std::set<std::string> keysOf(const Json& a, const Json& b) {
  std::set<std::string> keys;
  for (const Json* map : {&a, &b}) {
    if (!map->is_object()) continue;
    for (const auto& [key, value] : map->items()) keys.insert(key);
  }
  return keys;
}

Json valueIn(const Json& map, const std::string& key) {
  return map.is_object() ? map.value(key, Json()) : Json();
}

/// What a step makes of a parameter: nothing if it does not use it; where it stands in for what the
/// step is, nobody can tell.
std::optional<ChangeClass> useOf(const oml::Step& step, const std::string& param) {
  std::optional<ChangeClass> use;
  for (const oml::Reference& each : step.references) {
    if (each.kind != oml::Reference::Kind::param || each.name != param) continue;
    const bool isWhole = each.path.starts_with("/id") || each.path.starts_with("/component") ||
                         each.path.starts_with("/mode") || each.path.starts_with("/needs");
    use = isWhole ? ChangeClass::unknown : use.value_or(ChangeClass::identical);
  }
  return use;
}

bool isReadable(const PipelineVersion& version) {
  const auto& pipeline = version.pipeline;
  return !pipeline.secondDocument && syntax::parseStream(pipeline.source).problems.empty();
}

class HeadComparison {
 public:
  HeadComparison(const PipelineVersion& before, const PipelineVersion& after,
                 std::span<const Change> steps)
      : before_(before), after_(after), steps_(steps) {}

  std::vector<Change> compare() {
    const Json was = jsonOf(before_.pipeline.root());
    const Json now = jsonOf(after_.pipeline.root());
    for (const std::string& key : keysOf(was, now)) {
      if (key == "steps" || key == "profiles") continue;
      const Json old = valueIn(was, key);
      const Json other = valueIn(now, key);
      if (sameValue(old, other)) continue;
      if (key == "params" && (old.is_object() || old.is_null()) &&
          (other.is_object() || other.is_null()))
        params(old, other);
      else
        add(effectOfTopKey(key), "/" + key, valueChangeText(key, old, other));
    }
    whole(was, now);
    return std::move(changes_);
  }

 private:
  void add(const KeyEffect& effect, std::string path, std::string what) {
    changes_.push_back(
        {effect.kind, "", "", std::move(path), std::move(what), std::string(effect.reason)});
  }

  void whole(const Json& was, const Json& now) {
    if (before_.pipeline.source == after_.pipeline.source) return;
    const bool mapped = was.is_object() == now.is_object();
    const auto isList = [](const PipelineVersion& version) {
      return !version.pipeline.stepsValue || version.pipeline.stepsValue.isSequence();
    };
    if (!mapped || !isList(before_) || !isList(after_) || !isReadable(before_) ||
        !isReadable(after_))
      add({"", ChangeClass::unknown, "one of the two cannot be read as a whole"}, "",
          "text changed");
  }

  void params(const Json& was, const Json& now) {
    for (const std::string& name : keysOf(was, now)) {
      const Json old = valueIn(was, name);
      const Json other = valueIn(now, name);
      if (sameValue(old, other)) continue;
      const Json before = old.is_object() ? valueIn(old, "default") : old;
      const Json after = other.is_object() ? valueIn(other, "default") : other;
      const std::string path = "/params/" + name;
      if (sameValue(before, after) && sameValue(valueIn(old, "type"), valueIn(other, "type"))) {
        add({"", ChangeClass::identical, "its value is the same"}, path,
            "param " + name +
                (old.is_null()     ? " added"
                 : other.is_null() ? " removed"
                                   : " changed"));
      } else {
        const bool hidden =
            valueIn(old, "sensitive") == true || valueIn(other, "sensitive") == true;
        paramValue(name, path,
                   hidden ? "param " + name + " changed"
                          : "param " + valueChangeText(name, before, after));
      }
    }
  }

  /// Of the class of what it changes where it is used.
  void paramValue(const std::string& name, const std::string& path, std::string what) {
    bool isUsed = false;
    ChangeClass kind = ChangeClass::identical;
    for (const PipelineVersion* version : {&before_, &after_}) {
      for (const oml::PlacedStep& placed : version->pipeline.steps) {
        const auto use = useOf(*placed.step, name);
        if (!use) continue;
        isUsed = true;
        kind = std::max(kind, *use);
        for (const Change& change : steps_) {
          if (change.step == placed.step->id) kind = std::max(kind, change.kind);
        }
      }
      for (const oml::Reference& each : version->pipeline.headReferences) {
        if (each.kind != oml::Reference::Kind::param || each.name != name) continue;
        const auto key = each.path.substr(1, each.path.find('/', 1) - 1);
        if (key != "profiles") kind = std::max(kind, effectOfTopKey(key).kind);
      }
    }
    const std::string_view reason = !isUsed ? "no step uses it"
                                    : kind == ChangeClass::identical
                                        ? "where it is used nothing changes"
                                        : "it is used by what changed";
    changes_.push_back({kind, "", "", path, std::move(what), std::string(reason)});
  }

  const PipelineVersion& before_;
  const PipelineVersion& after_;
  std::span<const Change> steps_;
  std::vector<Change> changes_;
};

void environment(const Json& was, const Json& now, const std::string& path, const std::string& name,
                 std::vector<Change>& changes) {
  for (const std::string& key : keysOf(was, now)) {
    const Json old = valueIn(was, key);
    const Json other = valueIn(now, key);
    if (sameValue(old, other)) continue;
    if (old.is_object() && other.is_object()) {
      environment(old, other, path + "/" + key, name, changes);
    } else {
      const std::string text = name.empty()
                                   ? "profile " + key +
                                         (old.is_null()     ? " added"
                                          : other.is_null() ? " removed"
                                                            : " changed")
                                   : "profile " + name + ": " + valueChangeText(key, old, other);
      changes.push_back({ChangeClass::identical, "", "", path + "/" + key, text,
                         "it holds in an environment, not in the pipeline"});
    }
  }
}

}  // namespace

std::vector<Change> headChanges(const PipelineVersion& before, const PipelineVersion& after,
                                std::span<const Change> steps) {
  return HeadComparison(before, after, steps).compare();
}

std::vector<Change> environmentChanges(const PipelineVersion& before,
                                       const PipelineVersion& after) {
  std::vector<Change> changes;
  const Json was = jsonOf(before.pipeline.root()["profiles"]);
  const Json now = jsonOf(after.pipeline.root()["profiles"]);
  for (const std::string& name : keysOf(was, now)) {
    const Json old = valueIn(was, name);
    const Json other = valueIn(now, name);
    if (old.is_object() && other.is_object())
      environment(old, other, "/profiles/" + name, name, changes);
    else
      environment(Json{{name, old}}, Json{{name, other}}, "/profiles", "", changes);
  }
  return changes;
}

}  // namespace osiris::plan
