#include "ide/extract_secret.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/edits.h"
#include "check/wording.h"
#include "ide/place.h"
#include "ide/rewriting.h"
#include "project/connection.h"
#include "project/document.h"
#include "project/secret_name.h"
#include "project/settings_schema.h"
#include "text/apply_edits.h"
#include "text/lines.h"

namespace osiris::ide {
namespace {

using check::Field;
using syntax::Value;
using text::Offset;

/// What the new alias is called and holds.
struct NewConnection {
  std::string family;
  std::string alias;
  std::vector<std::pair<std::string, std::string>> fields;  ///< values as YAML
};

std::string variableFor(std::string_view family, std::string_view field) {
  std::string name = fmt::format("{}_{}", family, field);
  std::ranges::transform(name, name.begin(), [](char c) {
    const bool lower = c >= 'a' && c <= 'z';
    const bool other = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return lower ? static_cast<char>(c - 32) : other ? c : '_';
  });
  return name;
}

class SecretExtraction {
 public:
  SecretExtraction(const ActionPlace& at, std::size_t index)
      : at_(at), placed_(at.pipeline.steps[index]), config_(placed_.value()["config"]) {
    component_ = at.workspace.registry().find(placed_.step->component);
  }

  /// There is a secret in plain text, and a family of connections that takes it.
  bool fits() {
    if (component_ == nullptr || placed_.step->tied || !config_.isMapping() ||
        config_["connection"] || project::connectionSchema(component_->family) == nullptr)
      return false;
    bool secret = false;
    for (const Field& field : check::fieldsOf(config_)) {
      const bool isOfConnection = component_->connectionField(field.key.text()) != nullptr;
      const bool isPlainSecret = isSecret(field) && !check::hasReference(field.value);
      if (!isOfConnection && !isSecret(field)) continue;
      if (!isFree(field.key) || !isFree(field.value) || !field.value.isScalar()) return false;
      moved_.push_back(field);
      secret = secret || (isPlainSecret && !field.value.isNull());
    }
    return secret;
  }

  [[nodiscard]] NewConnection connection() const {
    NewConnection made{component_->family, freeAlias(), {}};
    for (const Field& field : moved_) {
      const std::string_view name = field.key.text();
      const bool hidden = isSecret(field) && !check::hasReference(field.value);
      made.fields.emplace_back(std::string(name),
                               hidden ? check::spell("${" + variableFor(made.family, name) + "}")
                                      : valueAsWritten(field.value));
    }
    return made;
  }

  /// `connection` takes the place of the first of its fields; the others go.
  [[nodiscard]] std::optional<std::vector<text::Edit>> stepEdits(const NewConnection& made) const {
    const std::string reference = fmt::format("connection: \"@{}.{}\"", made.family, made.alias);
    std::vector<text::Edit> edits;
    for (const Field& field : moved_) {
      if (edits.empty()) {
        edits.push_back({{field.key.span().begin, field.value.span().end}, reference});
        continue;
      }
      auto edit = check::removeEntry(at_.pipeline, config_, field.key);
      if (!edit) return std::nullopt;
      edits.push_back(*std::move(edit));
    }
    const auto after = RewrittenStep::read(at_.pipeline, placed_, edits);
    if (!after) return std::nullopt;
    const Value config = after->value()["config"];
    const bool whole = config.size() + moved_.size() == config_.size() + 1 &&
                       config["connection"].text().starts_with('@');
    return whole ? std::optional(edits) : std::nullopt;
  }

 private:
  [[nodiscard]] bool isSecret(const Field& field) const {
    const std::string_view name = field.key.text();
    return project::isSecretName(name) || component_->isSecret(name) ||
           project::isSecretConnectionField(component_->family, name);
  }

  [[nodiscard]] std::string valueAsWritten(const Value& value) const {
    return std::string(at_.pipeline.source.substr(value.span().begin, value.span().size()));
  }

  /// "main", or the step's own id, or with a number.
  [[nodiscard]] std::string freeAlias() const {
    const auto isTaken = [&](const std::string& alias) {
      return at_.workspace.connection(component_->family, alias) != nullptr;
    };
    std::string alias = "main";
    if (isTaken(alias) && check::spell(placed_.step->id) == placed_.step->id)
      alias = placed_.step->id;
    const std::string base = alias;
    for (int number = 2; isTaken(alias) || alias.find_first_of("./") != std::string::npos; ++number)
      alias = fmt::format("{}-{}", base.find_first_of("./") == std::string::npos ? base : "main",
                          number);
    return alias;
  }

  const ActionPlace& at_;
  const oml::PlacedStep& placed_;
  Value config_;
  std::shared_ptr<const project::Component> component_;
  std::vector<Field> moved_;
};

std::string aliasLines(const NewConnection& made, std::size_t column, std::string_view lineBreak) {
  const auto line = [&](std::size_t indent, std::string_view text) {
    return std::string(lineBreak) + std::string(indent, ' ') + std::string(text);
  };
  std::string lines = made.alias + ":";
  for (const auto& [name, value] : made.fields)
    lines += line(column + 2, fmt::format("{}: {}", name, value));
  return lines;
}

std::size_t columnOfFirstKey(std::string_view text, const Value& map) {
  return columnOf(text, (*map.entries().begin()).key.span().begin);
}

/// The edit that adds the alias to a connections file; nothing where it has no place for it.
std::optional<text::Edit> intoFile(std::string_view text, const NewConnection& made) {
  const project::Document document(text);
  const std::string_view lineBreak = text::lineBreakOf(text);
  if (!document.root() || document.root().isNull()) {
    const auto end = static_cast<Offset>(text.size());
    std::string all = text.empty() || text.ends_with('\n') ? "" : std::string(lineBreak);
    all += fmt::format("version: 1\nconnections:\n  {}:\n    {}\n", made.family,
                       aliasLines(made, 4, "\n"));
    return text::Edit{{end, end}, std::move(all)};
  }
  const Value families = project::connectionFamilies(document.root());
  if (!families.isMapping() || families.size() == 0 || families.style() != syntax::Style::block)
    return std::nullopt;
  const Value family = families[made.family];
  if (family.isMapping() && family.size() > 0 && family.style() == syntax::Style::block) {
    return check::insertEntry(text, family,
                              aliasLines(made, columnOfFirstKey(text, family), lineBreak));
  }
  if (family) return std::nullopt;
  const std::size_t column = columnOfFirstKey(text, families);
  return check::insertEntry(
      text, families,
      fmt::format("{}:{}{}{}", made.family, lineBreak, std::string(column + 2, ' '),
                  aliasLines(made, column + 2, lineBreak)),
      "version");
}

/// The file has every connection it had, and the new one.
bool isWhole(std::string_view before, const text::Edit& edit, const NewConnection& made) {
  const project::Document was(before);
  const std::string after = text::applied(before, {edit});
  const project::Document is(after);
  const auto now = project::readConnections(is.root());
  const auto found = std::ranges::find_if(now, [&](const project::Connection& each) {
    return each.family == made.family && each.alias == made.alias;
  });
  return found != now.end() && found->fields.size() == made.fields.size() &&
         now.size() == project::readConnections(was.root()).size() + 1;
}

}  // namespace

std::optional<Action> extractSecret(const ActionPlace& at) {
  const auto index = stepAt(at.pipeline, at.asked.begin);
  if (!index || at.workspace.connectionsPath().empty() || !at.connectionsText) return std::nullopt;
  SecretExtraction extraction(at, *index);
  if (!extraction.fits()) return std::nullopt;
  const auto text = at.connectionsText();
  if (!text && !at.mayCreateFiles) return std::nullopt;
  const NewConnection made = extraction.connection();
  const auto edits = extraction.stepEdits(made);
  if (!edits) return std::nullopt;
  const std::string before = text.value_or("");
  const auto added = intoFile(before, made);
  if (!added || !isWhole(before, *added, made)) return std::nullopt;
  const OtherFile file{at.workspace.connectionsPath(), !text, {*added}};
  return Action{
      fmt::format("Move how to log in to a new connection '@{}.{}'", made.family, made.alias),
      [change = Change{*edits, file}] { return change; }};
}

}  // namespace osiris::ide
