#include "ide/wrap_as_param.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/edits.h"
#include "check/wording.h"
#include "ide/place.h"
#include "ide/rewriting.h"
#include "oml/model.h"
#include "project/secret_name.h"
#include "syntax/yaml11.h"
#include "text/apply_edits.h"
#include "text/lines.h"

namespace osiris::ide {
namespace {

using syntax::Style;
using syntax::Value;
using text::Offset;

/// A parameter's type by what Osiris takes the value for; empty for what cannot be one.
std::string_view typeName(const Value& value) {
  switch (syntax::typeOf(value)) {
    case syntax::Type::string:
      return "string";
    case syntax::Type::integer:
      return "integer";
    case syntax::Type::real:
      return "number";
    case syntax::Type::boolean:
      return "bool";
    default:
      return {};
  }
}

/// One line, as somebody typed it: no block of text, nothing that needs escapes.
bool isWrappable(std::string_view source, const Value& value) {
  const text::Span span = value.span();
  const auto isControl = [](char c) { return static_cast<unsigned char>(c) < ' '; };
  return isFree(value) && value.isScalar() && !span.empty() && !typeName(value).empty() &&
         value.style() != Style::literal && value.style() != Style::folded &&
         source.substr(span.begin, span.size()).find_first_of("\r\n") == std::string_view::npos &&
         std::ranges::none_of(value.text(), isControl) && !value.text().empty() &&
         value.text().find("${") == std::string_view::npos;
}

bool isSecret(const Place& place, const project::Component* component) {
  return std::ranges::any_of(place.levels, [&](const Level& level) {
    const std::string_view key = level.key.text();
    return project::isSecretName(key) || (component != nullptr && component->isSecret(key));
  });
}

std::string wordOf(std::string_view text) {
  std::string word(text);
  std::ranges::replace_if(
      word,
      [](char c) {
        return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 c == '_');
      },
      '_');
  return word;
}

/// The key's name; where that is taken, with the step's before it, then with a number.
std::string freeName(const oml::Pipeline& pipeline, const Place& place) {
  std::string_view key;
  for (const Level& level : place.levels) {
    if (level.key) key = level.key.text();
  }
  const Value params = pipeline.root()["params"];
  const std::string plain = wordOf(key);
  if (!params[plain]) return plain;
  const std::string longer = wordOf(pipeline.steps[*place.step].step->id) + "_" + plain;
  if (!params[longer]) return longer;
  std::string numbered;
  for (int number = 2; numbered.empty() || params[numbered]; ++number)
    numbered = fmt::format("{}_{}", longer, number);
  return numbered;
}

std::string_view lastKeyOf(const Value& map) {
  std::string_view last;
  for (const auto [key, value] : map.entries()) last = key.text();
  return last;
}

/// Where the parameter is declared; nothing where `params` cannot take it.
std::optional<text::Edit> declaration(const oml::Pipeline& pipeline, const std::string& entry) {
  const Value root = pipeline.root();
  const std::string_view source = pipeline.source;
  const auto params = root.entry("params");
  const std::string below = std::string(text::lineBreakOf(source)) + "  " + entry;
  if (!params) return check::insertEntry(pipeline, root, "params:" + below, "name");
  if (params->value.isMapping() && params->value.size() > 0)
    return check::insertEntry(pipeline, params->value, entry, lastKeyOf(params->value));
  const auto colon = behindColon(source, params->key);
  if (!colon || !isFree(params->key)) return std::nullopt;
  const Offset end = std::max(*colon, params->value.span().end);
  const bool isEmpty = params->value.isNull() || params->value.isMapping();
  if (!isEmpty || text::lineEnd(source, *colon) != end) return std::nullopt;
  return text::Edit{{*colon, end}, below};
}

std::size_t problemsOfSteps(const oml::Pipeline& pipeline) {
  std::size_t count = 0;
  for (const oml::PlacedStep& each : pipeline.steps) count += each.step->problems.size();
  return count;
}

bool meansTheSame(const oml::Pipeline& before, const std::vector<text::Edit>& edits,
                  const std::string& name, const Value& value) {
  const std::string text = text::applied(before.source, edits);
  const oml::Model model(text);
  const oml::Pipeline& after = model.pipeline();
  return after.steps.size() == before.steps.size() && model.problems().empty() &&
         problemsOfSteps(after) <= problemsOfSteps(before) &&
         sameMeaning(after.root()["params"][name]["default"], value) &&
         after.root()["params"].size() == before.root()["params"].size() + 1;
}

/// In brackets a plain `${…}` would open a map.
std::string referenceTo(const std::string& name, const Place& place) {
  const bool quoted = place.value().style() != Style::plain ||
                      std::ranges::any_of(place.levels, [](const Level& level) {
                        return level.value.style() == Style::flow;
                      });
  const std::string reference = "${params." + name + "}";
  return quoted ? '"' + reference + '"' : reference;
}

}  // namespace

std::optional<Action> wrapAsParam(const ActionPlace& at) {
  const Place place = placeAt(at.pipeline, at.asked.begin);
  if (!place.step || place.onKey || place.levels.size() < 2) return std::nullopt;
  const Value value = place.value();
  const bool inConfig = place.levels.front().key.text() == "config";
  if (!inConfig || place.path() == "config/connection" || !isWrappable(at.pipeline.source, value))
    return std::nullopt;
  const auto component =
      at.workspace.registry().find(at.pipeline.steps[*place.step].step->component);
  if (isSecret(place, component.get())) return std::nullopt;

  const std::string name = freeName(at.pipeline, place);
  const std::string written =
      syntax::typeOf(value) == syntax::Type::string
          ? check::spell(value.text())
          : std::string(at.pipeline.source.substr(value.span().begin, value.span().size()));
  auto declared = declaration(
      at.pipeline, fmt::format("{}: {{type: {}, default: {}}}", name, typeName(value), written));
  if (!declared || name.empty()) return std::nullopt;
  std::vector<text::Edit> edits{*std::move(declared), {value.span(), referenceTo(name, place)}};
  return Action{
      fmt::format("Make it the parameter {}", check::inQuotes(name)),
      [edits = std::move(edits), name, value, &pipeline = at.pipeline]() -> std::optional<Change> {
        if (!meansTheSame(pipeline, edits, name, value)) return std::nullopt;
        return Change{edits, {}};
      }};
}

}  // namespace osiris::ide
