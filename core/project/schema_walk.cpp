#include "project/schema_walk.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "project/secret_name.h"
#include "project/value_json.h"
#include "syntax/yaml11.h"

namespace osiris::project {
namespace {

using nlohmann::json;
using syntax::Type;
using syntax::Value;

/// Longer text is not matched against a pattern: matching may take the square of its size.
constexpr std::size_t longestForPattern = 512;

/// What a keyword is called in JSON Schema.
const char* nameOf(Keyword keyword) {
  switch (keyword) {
    case Keyword::type:
      return "type";
    case Keyword::enumeration:
      return "enum";
    case Keyword::constant:
      return "const";
    case Keyword::minimum:
      return "minimum";
    case Keyword::maximum:
      return "maximum";
    case Keyword::multipleOf:
      return "multipleOf";
    case Keyword::pattern:
      return "pattern";
    case Keyword::format:
      return "format";
  }
  return "";
}

/// Nothing can be said of it: not typed yet, or known only when the pipeline runs.
bool isUnknowable(const Value& value, Type type) {
  if (type == Type::null || (value.isScalar() && value.incomplete())) return true;
  return value.isScalar() && value.text().find("${") != std::string_view::npos;
}

/// To JSON Schema a number without a fraction is a whole number, however it is written.
json wholeWhereItIs(json number) {
  if (!number.is_number_float()) return number;
  const double value = number.get<double>();
  const bool isWhole = std::abs(value) < 9007199254740992.0 && std::trunc(value) == value;
  return isWhole ? json(static_cast<std::int64_t>(value)) : number;
}

/// A value of the same JSON type, for the keyword that looks at nothing else.
const json& standIn(const Value& value, Type type) {
  static const json text = "", whole = 0, real = 0.5, yes = true, list = json::array(),
                    map = json::object(), nothing;
  switch (type) {
    case Type::boolean:
      return yes;
    case Type::integer:
      return whole;
    case Type::real:
      return wholeWhereItIs(scalarJson(value)).is_number_integer() ? whole : real;
    case Type::date:  // text, once the pipeline is compiled
    case Type::string:
      return text;
    case Type::sequence:
      return list;
    case Type::mapping:
      return map;
    default:
      return nothing;
  }
}

/// The value as JSON; discarded when it is larger than anything a schema lists.
json contentOf(const Value& value) {
  if (value.isScalar()) return wholeWhereItIs(scalarJson(value));
  const auto content = toJson(value, 1000);
  return content ? json(*content) : json(json::value_t::discarded);
}

/// Whether a keyword has something to say of values of this type. Of a date only that it is text.
bool concerns(Keyword keyword, Type type) {
  switch (keyword) {
    case Keyword::minimum:
    case Keyword::maximum:
    case Keyword::multipleOf:
      return type == Type::integer || type == Type::real;
    case Keyword::pattern:
    case Keyword::format:
      return type == Type::string;
    case Keyword::enumeration:
    case Keyword::constant:
      return type != Type::date;
    case Keyword::type:
      return true;
  }
  return false;
}

bool isBeyondJudging(const json& value, Keyword keyword) {
  if (value.is_string())
    return keyword >= Keyword::pattern &&
           value.get_ref<const std::string&>().size() > longestForPattern;
  // valijson turns reals into 64-bit integers here, whether they fit or not.
  return keyword == Keyword::multipleOf && value.is_number_float() &&
         !(std::abs(value.get<double>()) < 9e18);
}

std::string messageOf(Keyword keyword, const Words& words) {
  switch (keyword) {
    case Keyword::pattern:
      return words.pattern();
    case Keyword::format:
      return words.date();
    case Keyword::multipleOf:
      return words.multipleOf();
    default:
      return words.expected();
  }
}

/// UTF-8 characters, as JSON Schema counts length.
std::size_t lengthOf(std::string_view text) {
  const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::ranges::count_if(text, starts));
}

}  // namespace

bool SchemaWalk::fits(const SchemaNode& node, const Value& value, const Place& place) {
  const Type type = syntax::typeOf(value);
  if (isUnknowable(value, type) || ++visits_ > mostVisits || depth_ >= deepest) {
    uncertain_ = true;
    return true;
  }
  if (node.allowsNothing) return finding(node, value, place, "false", &Words::notAllowed);
  ++depth_;
  // What is wrong with the value itself comes before what is wrong in it; one is enough.
  const bool result = leavesFit(node, value, place) && shapeFits(node, value, place);
  --depth_;
  return result;
}

bool SchemaWalk::entriesFit(const SchemaNode& node, const Value& map, const Place& place) {
  bool all = true;
  if (++depth_ > deepest) return true;
  for (const syntax::Entry entry : map.entries())
    all = entryFits(node, entry, place, TopLevelKeys::leftOut) && all;
  for (const auto& branches : node.allOf) {
    for (const SchemaNode* branch : branches) all = entriesFit(*branch, map, place) && all;
  }
  --depth_;
  return all;
}

bool SchemaWalk::keyFits(const SchemaNode& node, std::string_view key) const {
  if (node.allowsNothing) return false;
  const std::size_t length = lengthOf(key);
  if ((node.minLength && length < *node.minLength) || (node.maxLength && length > *node.maxLength))
    return false;
  const json text = std::string(key);
  return std::ranges::all_of(node.leaves, [&](const Leaf& leaf) {
    return !concerns(leaf.keyword, Type::string) || isBeyondJudging(text, leaf.keyword) ||
           schema_.allows(leaf, text);
  });
}

bool SchemaWalk::leavesFit(const SchemaNode& node, const Value& value, const Place& place) {
  const Type type = syntax::typeOf(value);
  std::optional<json> content;
  for (const Leaf& leaf : node.leaves) {
    if (!concerns(leaf.keyword, type)) continue;
    if (leaf.keyword != Keyword::type && !content) content = contentOf(value);
    const json& judged = leaf.keyword == Keyword::type ? standIn(value, type) : *content;
    if (judged.is_discarded() || isBeyondJudging(judged, leaf.keyword)) {
      uncertain_ = true;
      continue;
    }
    if (schema_.allows(leaf, judged)) continue;
    return finding(
        node, value, place, nameOf(leaf.keyword),
        [&](const Words& words) { return messageOf(leaf.keyword, words); },
        leaf.keyword == Keyword::enumeration && found_ != nullptr
            ? Words{place, node.json, value, secrecyAt(place)}.choices()
            : std::vector<std::string>());
  }
  return true;
}

bool SchemaWalk::shapeFits(const SchemaNode& node, const Value& value, const Place& place) {
  bool all = true;
  switch (syntax::typeOf(value)) {
    case Type::string:
      all = lengthFits(node, value, place);
      break;
    case Type::sequence:
      all = listFits(node, value, place);
      break;
    case Type::mapping:
      all = mapFits(node, value, place);
      break;
    default:
      break;
  }
  if (isDone(all)) return false;
  return branchesFit(node, value, place) && all;
}

bool SchemaWalk::lengthFits(const SchemaNode& node, const Value& value, const Place& place) {
  if (!node.minLength && !node.maxLength) return true;
  const std::size_t length = lengthOf(value.text());
  if (node.minLength && length < *node.minLength) {
    return finding(node, value, place, "minLength",
                   [&](const Words& words) { return words.tooShort(*node.minLength, length); });
  }
  if (node.maxLength && length > *node.maxLength) {
    return finding(node, value, place, "maxLength",
                   [&](const Words& words) { return words.tooLong(*node.maxLength, length); });
  }
  return true;
}

bool SchemaWalk::sizeFits(const SchemaNode& node, const Value& value, const Place& place,
                          std::size_t size) {
  if (value.incomplete()) return uncertain_ = true;
  const auto& least = value.isMapping() ? node.minProperties : node.minItems;
  const auto& most = value.isMapping() ? node.maxProperties : node.maxItems;
  if (least && size < *least) {
    return finding(node, value, place, value.isMapping() ? "minProperties" : "minItems",
                   [&](const Words& words) { return words.tooFew(*least, size); });
  }
  if (most && size > *most) {
    return finding(node, value, place, value.isMapping() ? "maxProperties" : "maxItems",
                   [&](const Words& words) { return words.tooMany(*most, size); });
  }
  return true;
}

Secrecy SchemaWalk::secrecyAt(const Place& place) const {
  for (const Place* at = &place; at->parent != nullptr; at = at->parent) {
    if (at->isItem) continue;
    const bool isOutermost = at->parent->parent == nullptr;
    if (isSecretName(at->key)) return Secrecy::secret;
    if (isOutermost && std::ranges::find(secrets_, at->key) != secrets_.end())
      return Secrecy::secret;
  }
  return Secrecy::open;
}

}  // namespace osiris::project
