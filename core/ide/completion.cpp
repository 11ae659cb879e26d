#include "ide/completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "check/edits.h"
#include "check/fields.h"
#include "ide/caret_line.h"
#include "oml/keys.h"

namespace osiris::ide {
namespace {

using nlohmann::ordered_json;
using syntax::Value;
using text::Offset;

std::string textIn(const ordered_json& schema, const char* name) {
  const auto found = schema.find(name);
  return found != schema.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A scalar of a spec as YAML would have it.
std::string spelled(const ordered_json& value) {
  return value.is_string() ? check::spell(value.get<std::string>()) : value.dump();
}

/// `$`, `}` and a backslash mean something in a snippet.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '$' || c == '}' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// A snippet's later lines stand below its first.
std::string indented(std::string_view snippet, std::size_t column) {
  std::string out;
  for (const char c : snippet) {
    out += c;
    if (c == '\n') out.append(column, ' ');
  }
  return out;
}

class Completer {
 public:
  Completer(const oml::Pipeline& pipeline, const project::Workspace& workspace, Offset at)
      : pipeline_(pipeline), workspace_(workspace), at_(at), line_(caretLine(pipeline, at)) {
    if (line_.step) step_ = pipeline.steps[*line_.step].value();
    component_ = workspace.registry().find(check::textOf(step_["component"]));
  }

  std::vector<Completion> complete() {
    if (line_.text.starts_with('#')) return {};
    if (!completeReference()) {
      if (line_.step)
        completeInStep();
      else
        completeAtTop();
    }
    std::ranges::stable_partition(found_, &Completion::required);
    return std::move(found_);
  }

 private:
  Completion& add(std::string label, Completion::Kind kind, std::string newText) {
    Completion& item = found_.emplace_back();
    item.label = std::move(label);
    item.kind = kind;
    item.edit = {{line_.word, at_}, std::move(newText)};
    return item;
  }

  /// The value at the caret was begun with this quote; 0 when with none.
  [[nodiscard]] char quote() const {
    const bool quoted = line_.typed.starts_with('"') || line_.typed.starts_with('\'');
    return quoted ? line_.typed.front() : '\0';
  }

  /// An editor closes a quote by itself.
  [[nodiscard]] bool isClosed() const { return pipeline_.source.substr(at_).starts_with(quote()); }

  /// A string as a value. What was begun in quotes stays in them, so that the word before the caret
  /// is replaced: some editors look at nothing else.
  Completion& addString(std::string_view text, Completion::Kind kind) {
    if (quote() == '\0') return add(std::string(text), kind, escaped(check::spell(text)));
    std::string inside;
    for (const char c : text) {
      if (c == quote()) inside += quote() == '"' ? '\\' : '\'';
      if (c == '\\' && quote() == '"') inside += c;
      inside += c;
    }
    if (!isClosed()) inside += quote();
    Completion& item = add(std::string(text), kind, escaped(inside));
    ++item.edit.span.begin;
    return item;
  }

  /// A value that is no string in quotes: they are replaced with it, also one that closes.
  Completion& addLiteral(std::string text) {
    Completion& item = add(text, Completion::Kind::value, escaped(text));
    if (quote() != '\0' && isClosed()) ++item.edit.span.end;
    return item;
  }

  /// A scalar of a spec.
  Completion& addScalar(const ordered_json& value) {
    return value.is_string() ? addString(value.get<std::string>(), Completion::Kind::value)
                             : addLiteral(value.dump());
  }

  /// `${par`: parameters, and what steps give.
  bool completeReference() {
    const std::size_t open = line_.text.rfind("${");
    if (open == std::string_view::npos || line_.text.find('}', open) != std::string_view::npos)
      return false;
    line_.word = static_cast<Offset>(at_ - (line_.text.size() - open - 2));
    const bool closed = pipeline_.source.substr(at_).starts_with('}');
    const std::string end = closed ? "" : "\\}";
    for (const auto [key, value] : pipeline_.root()["params"].entries()) {
      Completion& item = add("params." + std::string(key.text()), Completion::Kind::param,
                             "params." + escaped(key.text()) + end);
      item.detail = value.isMapping() ? std::string(value["type"].text()) : "";
      item.documentation = std::string(value["description"].text());
    }
    if (!line_.step) return true;
    for (std::size_t i = 0; i < pipeline_.steps.size() && i < mostSteps; ++i) {
      const oml::Step& step = *pipeline_.steps[i].step;
      if (step.id.empty() || i == *line_.step) continue;
      add(step.id + ".df", Completion::Kind::step, escaped(step.id) + ".df" + end).detail =
          step.component;
    }
    return true;
  }

  void completeAtTop() {
    if (line_.key || line_.column != 0 || line_.item) return;
    for (const oml::Key& key : oml::topKeys()) {
      if (isThere(pipeline_.root(), key.name)) continue;
      addKey(key, false);
    }
  }

  void completeInStep() {
    const bool flowNeeds = line_.key == "needs" && line_.path.empty();
    const bool blockNeeds =
        !line_.key && line_.item && !line_.path.empty() && line_.path.back() == "needs";
    if (flowNeeds || blockNeeds) return completeNeeds();
    if (line_.key) return completeValue();
    if (line_.path.empty()) return completeStepKeys();
    if (line_.path.size() == 1 && line_.path[0] == "config" && !line_.item) completeFields();
  }

  void completeStepKeys() {
    if (line_.item && !line_.opensStep) return;
    if (line_.opensStep && line_.typed.empty()) completeWholeSteps();
    static constexpr std::string_view required[] = {"id", "component", "mode", "config"};
    for (const oml::Key& key : oml::stepKeys()) {
      if (isThere(step_, key.name)) continue;
      addKey(key, std::ranges::find(required, key.name) != std::end(required));
    }
  }

  /// A key and what belongs behind it; where a key stands already, the name alone takes its place.
  Completion& addEntry(const std::string& name, const std::string& value) {
    const std::string_view rest = pipeline_.source.substr(at_);
    const auto isWord = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '_' || c == '-';
    };
    const auto end = std::ranges::find_if_not(rest, isWord) - rest.begin();
    const bool hasColon = rest.substr(static_cast<std::size_t>(end)).starts_with(':');
    Completion& item = add(name, Completion::Kind::key, hasColon ? name : name + ":" + value);
    if (hasColon) item.edit.span.end += static_cast<Offset>(end);
    return item;
  }

  void addKey(const oml::Key& key, bool required) {
    Completion& item = addEntry(std::string(key.name), indented(key.value, line_.column));
    item.documentation = key.summary;
    item.required = required;
  }

  /// A key that is written already; the one at the caret does not count.
  [[nodiscard]] bool isThere(const Value& map, std::string_view name) const {
    const auto field = check::findField(map, name);
    return field && !field->keySpan().touches(at_);
  }

  /// A step for each component, with what it cannot do without.
  void completeWholeSteps() {
    for (const std::string& name : workspace_.registry().names()) {
      const auto component = workspace_.registry().find(name);
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
      Completion& item =
          add("step: " + name, Completion::Kind::wholeStep, indented(text, line_.column));
      item.detail = component->title;
      item.documentation = component->description;
    }
  }

  /// Keys of `config`: those it needs first, those of the connection last.
  void completeFields() {
    if (component_ == nullptr) return;
    const Value config = step_["config"];
    const bool connected = !check::textOf(config["connection"]).empty();
    if (!component_->connectionFields.empty() && !isThere(config, "connection")) {
      Completion& item = addEntry("connection", fmt::format(" \"@{}.$1\"", component_->family));
      item.documentation = "Where the data lives, one of osiris_connections.yaml.";
      item.required = true;
    }
    for (const std::string& name : component_->fields) {
      const bool provided = connected && component_->connectionField(name) != nullptr;
      if (name == "connection" || provided || isThere(config, name)) continue;
      addField(name);
    }
  }

  void addField(const std::string& name) {
    const ordered_json& schema = *component_->field(name);
    Completion& item = addEntry(name, valueSnippet(name, schema));
    item.detail = textIn(schema, "type");
    item.documentation = textIn(schema, "description");
    item.required = std::ranges::find(component_->required, name) != component_->required.end();
  }

  [[nodiscard]] std::string valueSnippet(const std::string& name,
                                         const ordered_json& schema) const {
    const std::string type = textIn(schema, "type");
    if (name == "query") return indented(" |\n  $1", line_.column);
    if (type == "array") return " [$1]";
    if (type == "object") return indented("\n  $1", line_.column);
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
      if (key == "privacy") addStrings({"standard", "strict"});
      if (key == "approval_required") addBooleans();
    } else if (line_.path.size() == 1 && line_.path[0] == "config") {
      if (key == "connection")
        completeConnections();
      else
        completeFieldValue(key);
    } else if (line_.path.back() == "retry" && key == "backoff") {
      addStrings({"none", "linear", "exp"});
    }
  }

  void addStrings(std::initializer_list<std::string_view> values) {
    for (const std::string_view value : values) addString(value, Completion::Kind::value);
  }

  void addBooleans() {
    addLiteral("true");
    addLiteral("false");
  }

  void completeComponents() {
    for (const std::string& name : workspace_.registry().names()) {
      const auto component = workspace_.registry().find(name);
      Completion& item = addString(name, Completion::Kind::component);
      if (component == nullptr) continue;
      item.detail = component->title;
      item.documentation = component->description;
    }
  }

  void completeModes() {
    for (const std::string_view mode : oml::modes()) {
      if (component_ == nullptr || component_->supportsMode(mode))
        addString(mode, Completion::Kind::value);
    }
  }

  /// Those of the component's family first.
  void completeConnections() {
    const std::string_view family =
        component_ == nullptr ? std::string_view() : std::string_view(component_->family);
    for (const project::Connection& connection : workspace_.connections()) {
      const std::string name = fmt::format("@{}.{}", connection.family, connection.alias);
      Completion& item = addString(name, Completion::Kind::connection);
      item.detail = connection.isDefault ? "default of its family" : "";
      item.required = connection.family == family;
    }
  }

  void completeFieldValue(const std::string& key) {
    const ordered_json* schema = component_ == nullptr ? nullptr : component_->field(key);
    if (schema == nullptr) return;
    if (const auto choices = schema->find("enum"); choices != schema->end()) {
      for (const auto& choice : *choices) addScalar(choice);
    } else if (textIn(*schema, "type") == "boolean") {
      addBooleans();
    } else if (const auto value = schema->find("default");
               value != schema->end() && !value->is_null() && !value->is_structured()) {
      addScalar(*value).detail = "default";
    }
  }

  /// Steps above first come first; the step itself and those it needs already are left out.
  void completeNeeds() {
    const auto& needs = pipeline_.steps[*line_.step].step->needs;
    const auto base = pipeline_.steps[*line_.step].base;
    for (std::size_t i = 0; i < pipeline_.steps.size() && i < mostSteps; ++i) {
      const oml::Step& step = *pipeline_.steps[i].step;
      const bool known = std::ranges::any_of(needs, [&](const oml::Need& need) {
        return need.id == step.id && !need.span.shifted(base).touches(at_);
      });
      if (step.id.empty() || known || i == *line_.step) continue;
      Completion& item = addString(step.id, Completion::Kind::step);
      item.detail = step.component;
      item.required = i < *line_.step;
    }
  }

  /// More steps than anybody reads through; an editor asks again as a name is typed.
  static constexpr std::size_t mostSteps = 2000;

  const oml::Pipeline& pipeline_;
  const project::Workspace& workspace_;
  Offset at_;
  CaretLine line_;
  Value step_;
  std::shared_ptr<const project::Component> component_;
  std::vector<Completion> found_;
};

}  // namespace

std::vector<Completion> complete(const oml::Pipeline& pipeline, const project::Workspace& workspace,
                                 Offset at) {
  return Completer(pipeline, workspace, at).complete();
}

std::string withoutPlaceholders(std::string_view snippet) {
  std::string out;
  for (std::size_t at = 0; at < snippet.size(); ++at) {
    const char c = snippet[at];
    if (c == '\\' && at + 1 < snippet.size()) {
      out += snippet[++at];
    } else if (c == '$' && at + 1 < snippet.size() && snippet[at + 1] == '{') {
      const std::size_t colon = snippet.find(':', at);
      const std::size_t close = snippet.find('}', at);
      if (colon < close) out += snippet.substr(colon + 1, close - colon - 1);
      at = std::min(close, snippet.size() - 1);
    } else if (c == '$') {
      while (at + 1 < snippet.size() && snippet[at + 1] >= '0' && snippet[at + 1] <= '9') ++at;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace osiris::ide
