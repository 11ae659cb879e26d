#include "ide/missing_keys.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/edits.h"
#include "check/wording.h"
#include "ide/place.h"
#include "ide/rewriting.h"
#include "ide/spec_value.h"
#include "oml/table_name.h"
#include "text/lines.h"

namespace osiris::ide {
namespace {

using nlohmann::ordered_json;
using syntax::Value;
using text::Offset;

struct MissingKey {
  std::string name;
  std::string value;  ///< as YAML
};

std::string typeOf(const ordered_json& schema) {
  const auto type = schema.find("type");
  return type != schema.end() && type->is_string() ? type->get<std::string>() : std::string();
}

/// What the schema itself proposes; empty when it proposes nothing.
std::string proposed(const ordered_json& schema) {
  if (const auto value = schema.find("default"); value != schema.end() && !value->is_null())
    return spelled(*value);
  for (const char* list : {"enum", "examples"}) {
    const auto values = schema.find(list);
    if (values != schema.end() && values->is_array() && !values->empty())
      return spelled(values->front());
  }
  return {};
}

std::string ofType(const std::string& name, const ordered_json& schema) {
  const std::string type = typeOf(schema);
  if (type == "boolean") return "false";
  if (type == "array") return "[]";
  if (type == "object") return "{}";
  if (type == "integer" || type == "number") {
    const auto least = schema.find("minimum");
    return least == schema.end() ? "1" : spelled(*least);
  }
  return check::spell("<" + name + ">");
}

class MissingKeys {
 public:
  MissingKeys(const ActionPlace& at, std::size_t index)
      : at_(at), placed_(at.pipeline.steps[index]), step_(*placed_.step) {
    value_ = placed_.value();
    config_ = value_["config"];
    component_ = at.workspace.registry().find(step_.component);
  }

  std::vector<MissingKey> find() const {
    std::vector<MissingKey> missing;
    if (component_ == nullptr || (config_ && !config_.isMapping() && !config_.isNull()))
      return missing;
    const bool connected = static_cast<bool>(config_["connection"]);
    const auto isLacking = [&](const std::string& name) {
      return name != "connection" && !config_[name];
    };
    const bool lacksConnection =
        !connected && !refusesConnection() &&
        std::ranges::any_of(component_->required, [&](const std::string& name) {
          return isLacking(name) && component_->connectionField(name) != nullptr;
        });
    if (lacksConnection) missing.push_back({"connection", connection()});
    for (const std::string& name : component_->required) {
      const bool provided =
          component_->connectionField(name) != nullptr && (connected || lacksConnection);
      if (!isLacking(name) || provided) continue;
      missing.push_back({name, likelyValue(name)});
    }
    return missing;
  }

  [[nodiscard]] std::optional<text::Edit> edit(const std::vector<MissingKey>& missing) const {
    if (step_.tied) return std::nullopt;
    if (config_.isMapping() && config_.size() > 0) return intoMap(missing);
    const std::string_view lineBreak = text::lineBreakOf(at_.pipeline.source);
    const auto entry = value_.entry("config");
    const auto first = value_.entries().begin();
    if (first == value_.entries().end()) return std::nullopt;
    const Offset key = entry ? entry->key.span().begin : (*first).key.span().begin;
    std::string lines;
    for (const MissingKey& each : missing) {
      lines += lineBreak;
      lines +=
          std::string(columnOf(at_.pipeline.source, key) + 2, ' ') + each.name + ": " + each.value;
    }
    if (!entry) return check::insertEntry(at_.pipeline, value_, "config:" + lines, lastKey());
    return behindEmptyConfig(*entry, lines);
  }

 private:
  /// A field stands there that may not be set beside a connection.
  [[nodiscard]] bool refusesConnection() const {
    return std::ranges::any_of(component_->connectionFields, [&](const auto& field) {
      return field.policy == project::Override::forbidden && config_[field.name];
    });
  }

  [[nodiscard]] std::string_view lastKey() const {
    for (const char* key : {"needs", "mode", "component"}) {
      if (value_[key]) return key;
    }
    return "id";
  }

  [[nodiscard]] std::optional<text::Edit> behindEmptyConfig(const syntax::Entry& entry,
                                                            const std::string& lines) const {
    const auto colon = behindColon(at_.pipeline.source, entry.key);
    if (!colon || !beginsLine(at_.pipeline.source, entry.key.span().begin)) return std::nullopt;
    // `config: {}` or `config: null` give way; a comment in the line stays there.
    const Offset end = std::max(*colon, entry.value.span().end);
    const Offset line = text::lineEnd(at_.pipeline.source, end);
    if (end != line) return std::nullopt;
    return text::Edit{{*colon, line}, lines};
  }

  [[nodiscard]] std::optional<text::Edit> intoMap(const std::vector<MissingKey>& missing) const {
    const bool flow = config_.style() == syntax::Style::flow;
    const Offset first = (*config_.entries().begin()).key.span().begin;
    const std::string apart = flow ? ", "
                                   : std::string(text::lineBreakOf(at_.pipeline.source)) +
                                         std::string(columnOf(at_.pipeline.source, first), ' ');
    std::string entries;
    for (const MissingKey& each : missing)
      entries += (entries.empty() ? "" : apart) + each.name + ": " + each.value;
    return check::insertEntry(at_.pipeline, config_, entries,
                              missing.front().name == "connection" ? "" : "connection");
  }

  /// The family's default connection, else its first, else the name that would become the default.
  [[nodiscard]] std::string connection() const {
    const std::string& family = component_->family;
    const project::Connection* chosen = at_.workspace.defaultConnection(family);
    for (const project::Connection& each : at_.workspace.connections()) {
      if (chosen == nullptr && each.family == family) chosen = &each;
    }
    return fmt::format("\"@{}.{}\"", family, chosen == nullptr ? "default" : chosen->alias);
  }

  [[nodiscard]] std::string likelyValue(const std::string& name) const {
    const ordered_json* schema = component_->field(name);
    if (component_->isSecret(name)) return check::spell("${" + upper(name) + "}");
    if (schema != nullptr) {
      if (std::string value = proposed(*schema); !value.empty()) return value;
    }
    if (name == "query") return query();
    if (name == "table" && !step_.id.empty()) return check::spell(oml::tableOf(step_.id).substr(3));
    if (name == "path" && !step_.id.empty())
      return check::spell((component_->supportsMode("write") ? "output/" : "data/") + step_.id +
                          ".csv");
    return ofType(name, schema == nullptr ? ordered_json::object() : *schema);
  }

  /// Of a processor: all rows of the first step it says it needs.
  [[nodiscard]] std::string query() const {
    const bool known = component_->name == "duckdb.processor" && !step_.needs.empty();
    return known ? "SELECT * FROM " + oml::tableOf(step_.needs.front().id) : "SELECT 1";
  }

  [[nodiscard]] std::string upper(std::string_view name) const {
    std::string variable = component_->family + "_" + std::string(name);
    std::ranges::transform(variable, variable.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c == '-' ? '_' : c;
    });
    return variable;
  }

  const ActionPlace& at_;
  const oml::PlacedStep& placed_;
  const oml::Step& step_;
  Value value_;
  Value config_;
  std::shared_ptr<const project::Component> component_;
};

std::string titleOf(const std::vector<MissingKey>& missing) {
  if (missing.size() == 1)
    return fmt::format("Add the missing key {}", check::inQuotes(missing.front().name));
  std::string names;
  for (std::size_t i = 0; i < missing.size(); ++i) {
    names += i == 0 ? "" : i + 1 == missing.size() ? " and " : ", ";
    names += check::inQuotes(missing[i].name);
  }
  return fmt::format("Add the missing keys {}", names);
}

}  // namespace

std::optional<Action> addMissingKeys(const ActionPlace& at) {
  const auto index = stepAt(at.pipeline, at.asked.begin);
  if (!index || !at.pipeline.steps[*index].value().isMapping()) return std::nullopt;
  const MissingKeys keys(at, *index);
  const auto missing = keys.find();
  if (missing.empty()) return std::nullopt;
  auto edit = keys.edit(missing);
  if (!edit) return std::nullopt;
  const oml::PlacedStep& step = at.pipeline.steps[*index];
  const auto after = RewrittenStep::read(at.pipeline, step, {*edit});
  const bool whole = after && std::ranges::all_of(missing, [&](const MissingKey& each) {
                       return static_cast<bool>(after->value()["config"][each.name]);
                     });
  if (!whole) return std::nullopt;
  return Action{titleOf(missing), [edit = *std::move(edit)] { return Change{{edit}, {}}; }};
}

}  // namespace osiris::ide
