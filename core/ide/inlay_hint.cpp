#include "ide/inlay_hint.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "check/edits.h"
#include "check/fields.h"
#include "ide/place.h"
#include "ide/spec_value.h"
#include "oml/param.h"
#include "plan/step_columns.h"
#include "project/secret_name.h"

namespace osiris::ide {
namespace {

using nlohmann::ordered_json;
using syntax::Value;
using text::Offset;
using text::Span;

constexpr std::size_t longestValue = 40;
constexpr std::size_t mostDefaults = 3;
constexpr std::size_t mostColumns = 4;

/// On one line, and not long.
std::string shortened(std::string_view text) {
  std::string line(text.substr(0, utf8::characterStart(text, std::min(longestValue, text.size()))));
  std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line.size() < text.size() ? line + "…" : line;
}

/// A parameter's value and who gives it.
struct ParamValue {
  std::string text;
  std::string from;  ///< CommonMark
};

/// What stands for a parameter when nobody says otherwise; nothing when that is not known, or not
/// to be shown.
std::optional<ParamValue> valueOf(const oml::Pipeline& pipeline,
                                  const project::Workspace& workspace, const std::string& name,
                                  const std::string& chosenProfile) {
  const Value root = pipeline.root();
  const Value param = root["params"][name];
  if (project::isSecretName(name) || syntax::truthy(param["sensitive"])) return std::nullopt;
  const auto shown = [&](const Value& value, std::string from) -> std::optional<ParamValue> {
    // What an alias brings may stand under a key that is secret.
    if (!value || value.copied() || value.incomplete()) return std::nullopt;
    const Span span = value.span();
    const std::string_view text =
        value.isString() ? value.text() : pipeline.source.substr(span.begin, span.size());
    if (text.empty() && !value.isString()) return std::nullopt;
    return ParamValue{text.empty() ? "\"\"" : shortened(text), std::move(from)};
  };
  const project::Settings& settings = workspace.settings();
  const bool chosen = !chosenProfile.empty();
  if (chosen || settings.profilesEnabled) {
    const std::string& profile = chosen ? chosenProfile : settings.defaultProfile;
    if (const Value value = root["profiles"][profile]["params"][name])
      return shown(
          value, fmt::format("of the profile `{}`{}", profile, chosen ? "" : ", the default one"));
  }
  if (const std::string variable = oml::variableOfParam(name); workspace.isSet(variable))
    return ParamValue{variable, "from the environment"};
  return shown(oml::defaultOfParam(pipeline, name), "its default");
}

/// Whether somebody who reads the step would want to know: what is on, and how data is read or
/// written. Numbers are for tuning, and what is off or empty changes nothing.
bool matters(const ordered_json& value) {
  if (value.is_boolean()) return value.get<bool>();
  return value.is_string() && value != "" && value != "none";
}

class Hints {
 public:
  Hints(const oml::Pipeline& pipeline, const project::Workspace& workspace, Span within,
        const InlayHintOptions& options, const FileSystem* files)
      : pipeline_(pipeline),
        workspace_(workspace),
        within_(within),
        options_(options),
        files_(files) {}

  std::vector<InlayHint> take() {
    for (const oml::Reference& reference : pipeline_.headReferences) addReference(reference, 0);
    const StepRange steps = stepsWithin(pipeline_, within_);
    for (std::size_t index = steps.begin; index < steps.end; ++index) addStep(index);
    std::ranges::stable_sort(hints_, {}, &InlayHint::at);
    return std::move(hints_);
  }

 private:
  void add(Offset at, std::string label, std::string tooltip) {
    if (within_.touches(at)) hints_.push_back({at, std::move(label), std::move(tooltip)});
  }

  void addStep(std::size_t index) {
    const oml::PlacedStep& placed = pipeline_.steps[index];
    const auto component = workspace_.registry().find(placed.step->component);
    if (options_.needs) addNeeds(index);
    if (options_.columns) addColumns(index);
    if (options_.defaults && component != nullptr) addDefaults(placed, *component);
    for (const oml::Reference& reference : placed.step->references) {
      if (!isSecret(reference.path, component.get())) addReference(reference, placed.base);
    }
  }

  /// A step without `needs` waits for the one before it.
  void addNeeds(std::size_t index) {
    const oml::PlacedStep& placed = pipeline_.steps[index];
    const Value id = placed.value()["id"];
    if (index == 0 || placed.step->declaresNeeds || placed.step->component.empty() ||
        !id.isScalar() || id.copied())
      return;
    const std::string& before = pipeline_.steps[index - 1].step->id;
    const auto named = pipeline_.byId.find(before);
    if (before.empty() || named == pipeline_.byId.end() || named->second != index - 1) return;
    add(id.span().end, fmt::format("needs: [{}]", before),
        fmt::format("A step without `needs` waits for the one above it, `{}`. "
                    "`needs: []` waits for none.",
                    before));
  }

  void addDefaults(const oml::PlacedStep& placed, const project::Component& component) {
    const Value name = placed.value()["component"];
    const Value config = placed.value()["config"];
    if (!config.isMapping() || name.copied()) return;
    std::vector<std::string> all;
    std::vector<std::string> shown;
    for (const std::string& field : component.fields) {
      const ordered_json* schema = component.field(field);
      if (schema == nullptr || config.entry(field) || component.isSecret(field) ||
          project::isSecretName(field) || component.connectionField(field) != nullptr)
        continue;
      const auto value = schema->find("default");
      if (value == schema->end() || value->is_null()) continue;
      all.push_back(fmt::format("- `{}: {}`", field, spelled(*value)));
      if (matters(*value))
        shown.push_back(fmt::format("{}: {}", field, shortened(spelled(*value))));
    }
    if (shown.empty()) return;
    const std::size_t shownCount = std::min(shown.size(), mostDefaults);
    const std::string more = shownCount < shown.size() ? ", …" : "";
    shown.resize(shownCount);
    add(name.span().end, fmt::format("{}{}", fmt::join(shown, ", "), more),
        fmt::format("Defaults that hold here:\n\n{}", fmt::join(all, "\n")));
  }

  /// Behind a query on one line; of a block behind the `|` that begins it.
  void addColumns(std::size_t index) {
    const oml::PlacedStep& placed = pipeline_.steps[index];
    const Value query = placed.value()["config"]["query"];
    if (!query.isString() || query.copied()) return;
    const Span span = query.span();
    const std::string_view text = pipeline_.source.substr(span.begin, span.size());
    const Offset at = span.begin + static_cast<Offset>(std::min(text.find('\n'), text.size()));
    if (!within_.touches(at)) return;
    const auto columns = plan::columnsOf({pipeline_, workspace_.root(), files_}, index);
    if (!columns || columns->empty()) return;
    std::vector<std::string> shown;
    std::string all = "| column | type |\n|---|---|\n";
    for (const sql::Column& column : *columns) {
      const std::string_view type = column.type;
      if (shown.size() < mostColumns)
        shown.push_back(shortened(column.name) + (type.empty() ? "" : " ") + std::string(type));
      all += fmt::format("| `{}` | {} |\n", column.name, type.empty() ? "unknown" : type);
    }
    const std::string more =
        columns->size() > shown.size() ? fmt::format(", … {}", columns->size()) : "";
    add(at, fmt::format("→ {}{}", fmt::join(shown, ", "), more), "What the query gives:\n\n" + all);
  }

  static bool isSecret(std::string_view path, const project::Component* component) {
    constexpr std::string_view config = "/config/";
    if (component != nullptr && path.starts_with(config)) {
      const std::string_view below = path.substr(config.size());
      if (component->isSecret(below.substr(0, below.find('/')))) return true;
    }
    while (!path.empty()) {
      path.remove_prefix(1);
      const std::size_t end = std::min(path.find('/'), path.size());
      if (project::isSecretName(path.substr(0, end))) return true;
      path.remove_prefix(end);
    }
    return false;
  }

  void addReference(const oml::Reference& reference, Offset base) {
    const Span span = reference.span.shifted(base);
    const Offset at = span.end;
    if (!reference.closed || !within_.touches(at) || isSecret(reference.path, nullptr)) return;
    const std::string_view text = pipeline_.source.substr(span.begin, span.size());
    if (!text.starts_with("${")) return;  // An alias brought it.
    if (reference.kind == oml::Reference::Kind::param) {
      if (!options_.values) return;
      if (const auto value = valueOf(pipeline_, workspace_, reference.name, options_.profile))
        add(at, "= " + value->text,
            fmt::format("The value of `params.{}`: {}.", reference.name, value->from));
    } else if (reference.kind == oml::Reference::Kind::environment && options_.variables) {
      addVariable(text, at);
    }
  }

  /// Whether a variable is set, and no more: what it holds is not read.
  void addVariable(std::string_view text, Offset at) {
    const auto uses = project::variableUses(text);
    if (uses.size() != 1) return;
    const std::string name(uses.front().name);
    if (workspace_.isSet(name))
      add(at, "set", fmt::format("The environment variable `{}` is set.", name));
    else if (uses.front().hasFallback)
      add(at, "fallback", fmt::format("`{}` is not set here: the fallback holds.", name));
    else
      add(at, "not set", fmt::format("The environment variable `{}` is not set here.", name));
  }

  const oml::Pipeline& pipeline_;
  const project::Workspace& workspace_;
  Span within_;
  const InlayHintOptions& options_;
  const FileSystem* files_;
  std::vector<InlayHint> hints_;
};

}  // namespace

std::vector<InlayHint> inlayHints(const oml::Pipeline& pipeline,
                                  const project::Workspace& workspace, Span within,
                                  const InlayHintOptions& options, const FileSystem* files) {
  return Hints(pipeline, workspace, within, options, files).take();
}

}  // namespace osiris::ide
