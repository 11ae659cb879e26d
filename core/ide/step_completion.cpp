#include "ide/step_completion.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/path.h"
#include "check/edits.h"
#include "check/fields.h"
#include "ide/completion_docs.h"
#include "ide/path_completion.h"
#include "ide/proposed_steps.h"
#include "ide/snippet.h"
#include "ide/spec_value.h"
#include "oml/keys.h"

namespace osiris::ide {
namespace {

using nlohmann::ordered_json;
using syntax::Value;
using Kind = Completion::Kind;

class StepCompleter {
 public:
  StepCompleter(CompletionPlace& place, CompletionItems& items)
      : place_(place),
        line_(place.line),
        items_(items),
        step_(place.pipeline.steps[*place.line.step].value()),
        component_(place.workspace.registry().find(check::textOf(step_["component"]))) {}

  void complete() {
    const bool flowNeeds = line_.key == "needs" && line_.path.empty();
    const bool blockNeeds =
        !line_.key && line_.item && !line_.path.empty() && line_.path.back() == "needs";
    if (flowNeeds || blockNeeds) return completeNeeds();
    if (line_.key) return completeValue();
    if (line_.path.empty()) return completeStepKeys();
    const bool inItem = line_.item && !line_.opensStep;
    if (line_.path.size() == 1 && line_.path[0] == "config" && !inItem) completeFields();
    if (line_.path.size() == 1 && line_.path[0] == "retry" && !inItem) completeRetry();
  }

 private:
  void completeStepKeys() {
    if (line_.item && !line_.opensStep) return;
    if (line_.opensStep && line_.typed.empty() && !line_.flow) completeWholeSteps();
    static constexpr std::string_view required[] = {"id", "component", "mode", "config"};
    for (const oml::Key& key : oml::stepKeys()) {
      if (items_.isThere(step_, key.name)) continue;
      Completion& item = items_.addKey(key.name, key.value);
      item.topic = Topic::stepKey(key.name);
      item.required = std::ranges::find(required, key.name) != std::end(required);
    }
  }

  void completeRetry() {
    for (const auto& [name, value] :
         {std::pair{"max", " ${1:3}"}, {"backoff", " ${1:exp}"}, {"delay_ms", " ${1:1000}"}}) {
      if (!items_.isThere(step_["retry"], name)) items_.addKey(name, value);
    }
  }

  /// A step for each component, with what it cannot do without.
  void completeWholeSteps() {
    for (const std::string& name : place_.workspace.registry().names()) {
      const auto component = place_.workspace.registry().find(name);
      if (component == nullptr) continue;
      std::string_view mode;
      for (const std::string_view each : oml::modes()) {
        if (mode.empty() && component->supportsMode(each)) mode = each;
      }
      std::string text =
          fmt::format("id: ${{1:step}}\ncomponent: {}\nmode: {}\nconfig:", escaped(name), mode);
      int place = 2;
      if (!component->connectionFields.empty())
        text += fmt::format("\n  connection: \"@{}.${{{}:alias}}\"", component->family, place++);
      for (const std::string& field : component->required) {
        if (component->connectionField(field) != nullptr) continue;
        text += fmt::format("\n  {}: ${}", escaped(field), place++);
      }
      items_.add("step: " + name, Kind::wholeStep, indented(text, line_.column)).topic =
          Topic::component(name);
    }
  }

  /// Keys of `config`: those it needs first, those of the connection last.
  void completeFields() {
    if (component_ == nullptr) return;
    const Value config = step_["config"];
    const bool connected = !check::textOf(config["connection"]).empty();
    if (!component_->connectionFields.empty() && !items_.isThere(config, "connection")) {
      Completion& item =
          items_.addKey("connection", fmt::format(" \"@{}.$1\"", component_->family));
      item.topic = Topic::field(component_->name, "connection");
      item.required = true;
    }
    for (const std::string& name : component_->fields) {
      const bool provided = connected && component_->connectionField(name) != nullptr;
      if (name == "connection" || provided || items_.isThere(config, name)) continue;
      const ordered_json& schema = *component_->field(name);
      Completion& item = items_.addKey(name, valueSnippet(name, schema));
      item.topic = Topic::field(component_->name, name);
      item.required = std::ranges::find(component_->required, name) != component_->required.end();
      item.filter = filterOf(name);
    }
  }

  /// A field is found by the other names that people have for it, too.
  [[nodiscard]] std::string filterOf(std::string_view name) const {
    std::string all(name);
    bool has = false;
    for (const auto& [alias, field] : component_->aliases) {
      if (field != name) continue;
      // Some editors compare with the beginning alone.
      if (!line_.typed.empty() && !name.starts_with(line_.typed) && alias.starts_with(line_.typed))
        return alias;
      all += " " + alias;
      has = true;
    }
    return has ? all : std::string();
  }

  [[nodiscard]] static std::string valueSnippet(const std::string& name,
                                                const ordered_json& schema) {
    const std::string type = textIn(schema, "type");
    if (name == "query") return " |\n  $1";
    if (type == "array") return " [$1]";
    if (type == "object") return "\n  $1";
    const auto value = schema.find("default");
    return value == schema.end() || value->is_null() || value->is_structured()
               ? " $1"
               : fmt::format(" ${{1:{}}}", escaped(spelled(*value)));
  }

  void completeValue() {
    const std::string& key = *line_.key;
    if (line_.path.empty()) {
      if (key == "component") completeComponents();
      if (key == "mode") completeModes();
      if (key == "privacy") items_.addStrings({"standard", "strict"});
      if (key == "approval_required") items_.addBooleans();
    } else if (line_.path.size() == 1 && line_.path[0] == "config") {
      if (key == "connection")
        completeConnections();
      else
        completeFieldValue(key);
    } else if (line_.path.back() == "retry" && key == "backoff") {
      items_.addStrings({"none", "linear", "exp"});
    }
  }

  void completeComponents() {
    for (const std::string& name : place_.workspace.registry().names())
      items_.addString(name, Kind::component).topic = Topic::component(name);
  }

  void completeModes() {
    for (const std::string_view mode : oml::modes()) {
      if (component_ == nullptr || component_->supportsMode(mode)) items_.addString(mode);
    }
  }

  /// Those of the component's family first.
  void completeConnections() {
    const std::string_view family =
        component_ == nullptr ? std::string_view() : std::string_view(component_->family);
    for (const project::Connection& connection : place_.workspace.connections()) {
      const std::string name = fmt::format("@{}.{}", connection.family, connection.alias);
      Completion& item = items_.addString(name, Kind::connection);
      item.detail = connection.isDefault ? "default of its family" : "";
      item.required = connection.family == family;
    }
  }

  void completeFieldValue(const std::string& key) {
    const ordered_json* schema = component_ == nullptr ? nullptr : component_->field(key);
    if (schema == nullptr) return;
    if (isPathKey(key)) return completePath();
    if (const auto choices = schema->find("enum"); choices != schema->end()) {
      for (const auto& choice : *choices) addScalar(choice);
    } else if (textIn(*schema, "type") == "boolean") {
      items_.addBooleans();
    } else if (const auto value = schema->find("default");
               value != schema->end() && !value->is_null() && !value->is_structured()) {
      addScalar(*value).detail = "default";
    }
  }

  Completion& addScalar(const ordered_json& value) {
    return value.is_string() ? items_.addString(value.get<std::string>())
                             : items_.addLiteral(value.dump());
  }

  /// Paths count from the connection's folder where it has one, else from the project's.
  void completePath() {
    if (place_.files == nullptr || place_.workspace.root().empty()) return;
    std::string base = place_.workspace.root();
    const std::string_view reference = check::textOf(step_["config"]["connection"]);
    if (const std::size_t dot = reference.find('.');
        reference.starts_with('@') && dot != std::string_view::npos) {
      const auto* connection =
          place_.workspace.connection(reference.substr(1, dot - 1), reference.substr(dot + 1));
      const auto* folder = connection == nullptr ? nullptr : connection->field("base_dir");
      if (folder != nullptr && folder->text.find("${") != std::string::npos) return;
      if (folder != nullptr) base = path::join(base, folder->text);
    }
    std::string_view typed = line_.typed;
    const bool quoted = typed.starts_with('"') || typed.starts_with('\'');
    if (quoted) typed.remove_prefix(1);
    // The last part of the path is what is being typed.
    const std::size_t slash = typed.rfind('/');
    const std::size_t part = slash == std::string_view::npos ? 0 : slash + 1;
    line_.word = static_cast<text::Offset>(place_.at - (typed.size() - part));
    for (const PathEntry& entry : entriesFor(*place_.files, base, typed)) {
      const bool plain = quoted || part > 0 || check::spell(entry.name) == entry.name;
      items_.add(entry.name, entry.isFolder ? Kind::folder : Kind::file,
                 escaped(plain ? entry.name : check::spell(entry.name)));
    }
  }

  /// Steps above first come first; the step itself and those it needs already are left out.
  void completeNeeds() {
    const auto& steps = place_.pipeline.steps;
    const auto& needs = steps[*line_.step].step->needs;
    const auto base = steps[*line_.step].base;
    const auto isNew = [&](const oml::Step& step) {
      return std::ranges::none_of(needs, [&](const oml::Need& need) {
        return need.id == step.id && !need.span.shifted(base).touches(place_.at);
      });
    };
    std::string_view typed = line_.typed;
    if (typed.starts_with('"') || typed.starts_with('\'')) typed.remove_prefix(1);
    for (const std::size_t i : proposedSteps(place_.pipeline, *line_.step, typed, isNew)) {
      const oml::Step& step = *steps[i].step;
      Completion& item = items_.addString(step.id, Kind::step);
      item.detail = step.component;
      item.required = i < *line_.step;
    }
  }

  CompletionPlace& place_;
  CaretLine& line_;
  CompletionItems& items_;
  Value step_;
  std::shared_ptr<const project::Component> component_;
};

}  // namespace

void completeInStep(CompletionPlace& place, CompletionItems& items) {
  StepCompleter(place, items).complete();
}

}  // namespace osiris::ide
