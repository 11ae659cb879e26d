#include "project/schema_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "project/value_json.h"
#include "syntax/yaml11.h"

namespace osiris::project {
namespace {

using nlohmann::json;
using syntax::Type;
using syntax::Value;

constexpr std::size_t longestQuote = 40;
constexpr std::size_t mostChoices = 8;

std::string capitalless(const Place& place) {
  std::string subject = subjectOf(place);
  return subject.empty() ? "this" : subject;
}

/// "a", "a or b", "a, b or c".
std::string either(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

/// The first line in quotes, shortened between two characters.
std::string inQuotes(std::string_view text) {
  std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (line.size() > longestQuote) line = line.substr(0, utf8::characterStart(line, longestQuote));
  return fmt::format("'{}{}'", line, line.size() < text.size() ? "…" : "");
}

/// 60.0 is said as 60.
std::string number(const json& value) { return fmt::format("{}", value.get<double>()); }

std::string asChoice(const json& value) {
  return value.is_string() ? inQuotes(value.get_ref<const std::string&>())
                           : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string asText(const json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

const json* member(const json* schema, const char* key) {
  if (schema == nullptr || !schema->is_object()) return nullptr;
  const auto found = schema->find(key);
  return found == schema->end() ? nullptr : &*found;
}

const json* numberMember(const json* schema, const char* key) {
  const json* found = member(schema, key);
  return found != nullptr && found->is_number() ? found : nullptr;
}

/// " from 1 to 65535", " of at least 1", " above 0"; "" without bounds.
std::string bounds(const json* schema) {
  const json* least = numberMember(schema, "minimum");
  const json* most = numberMember(schema, "maximum");
  if (least != nullptr && most != nullptr)
    return fmt::format(" from {} to {}", number(*least), number(*most));
  if (least != nullptr) return fmt::format(" of at least {}", number(*least));
  if (most != nullptr) return fmt::format(" of at most {}", number(*most));
  if (const json* above = numberMember(schema, "exclusiveMinimum"))
    return fmt::format(" above {}", number(*above));
  if (const json* below = numberMember(schema, "exclusiveMaximum"))
    return fmt::format(" below {}", number(*below));
  return {};
}

std::string describe(const json* schema, std::string_view near, int depth);

std::string describeType(std::string_view type, const json* schema, int depth) {
  if (type == "string") return "text";
  if (type == "integer") return "a whole number" + bounds(schema);
  if (type == "number") return "a number" + bounds(schema);
  if (type == "boolean") return "true/false";
  if (type == "object") return "a map";
  if (type == "null") return "empty";
  if (type != "array") return {};
  const std::string items = describe(member(schema, "items"), {}, depth + 1);
  if (items == "text") return "a list of text";
  if (items.starts_with("a whole number")) return "a list of whole numbers";
  if (items.starts_with("a number")) return "a list of numbers";
  if (items == "a map") return "a list of maps";
  return "a list";
}

std::vector<std::string> choicesOf(const json& values, std::string_view near) {
  std::vector<std::string> texts;
  for (const json& value : values) texts.push_back(asText(value));
  return near.empty() ? texts : nearestFirst(near, std::move(texts));
}

std::string describeChoices(const json& values, std::string_view near) {
  std::vector<std::string> words;
  for (const std::string& text : choicesOf(values, near)) {
    const auto value = std::ranges::find(values, text, asText);
    words.push_back(value == values.end() ? inQuotes(text) : asChoice(*value));
  }
  if (words.size() <= mostChoices) return either(words);
  const std::size_t all = words.size();
  words.resize(mostChoices);
  return fmt::format("one of {} ({} in all)", fmt::join(words, ", "), all);
}

/// What a value has to be: "a whole number from 1 to 65535", "text or a list of text"; "" when the
/// schema does not say.
std::string describe(const json* schema, std::string_view near, int depth) {
  if (schema == nullptr || depth > 4) return {};
  if (const json* values = member(schema, "enum"); values != nullptr && values->is_array())
    return describeChoices(*values, near);
  if (const json* value = member(schema, "const")) return asChoice(*value);
  std::vector<std::string> words;
  const auto add = [&](std::string word) {
    if (!word.empty() && std::ranges::find(words, word) == words.end())
      words.push_back(std::move(word));
  };
  const json* type = member(schema, "type");
  if (type != nullptr && type->is_string())
    return describeType(type->get_ref<const std::string&>(), schema, depth);
  if (type != nullptr && type->is_array()) {
    for (const json& one : *type)
      add(one.is_string() ? describeType(one.get_ref<const std::string&>(), schema, depth) : "");
    return either(words);
  }
  for (const char* keyword : {"oneOf", "anyOf"}) {
    const json* branches = member(schema, keyword);
    if (branches == nullptr || !branches->is_array()) continue;
    for (const json& branch : *branches) add(describe(&branch, near, depth + 1));
  }
  return either(words);
}

std::string kindOf(Type type) {
  switch (type) {
    case Type::boolean:
      return "true/false";
    case Type::integer:
      return "a whole number";
    case Type::real:
      return "a number";
    case Type::date:
      return "a date";
    case Type::string:
      return "text";
    case Type::sequence:
      return "a list";
    case Type::mapping:
      return "a map";
    case Type::set:
      return "a set";
    case Type::binary:
      return "binary data";
    case Type::null:
      break;
  }
  return "nothing";
}

bool isQuoted(const Value& value) {
  return value.style() == syntax::Style::singleQuoted ||
         value.style() == syntax::Style::doubleQuoted;
}

std::string spokenBoolean(const Value& value) {
  const std::string meaning = *syntax::booleanOf(value) ? "true" : "false";
  const std::string text(value.text());
  return (text.front() | 0x20) == meaning.front()
             ? text
             : fmt::format("{}, which YAML reads as {}", text, meaning);
}

std::string spokenNumber(const Value& value) {
  const std::string_view text = value.text();
  const bool isPlain =
      std::ranges::all_of(
          text,
          [](char c) { return (c >= '0' && c <= '9') || std::string_view("+-.eE").contains(c); }) &&
      !(text.size() > 1 && text.front() == '0' && text[1] != '.');
  const std::string shown(text.substr(0, longestQuote));
  return isPlain ? shown
                 : fmt::format("{}, which YAML reads as {}", shown, scalarJson(value).dump());
}

/// What was found in the place of what is expected.
std::string found(const Value& value, Secrecy secrecy) {
  const Type type = syntax::typeOf(value);
  if (secrecy == Secrecy::secret) return kindOf(type);
  switch (type) {
    case Type::boolean:
      return spokenBoolean(value);
    case Type::integer:
    case Type::real:
      return spokenNumber(value);
    case Type::date:
      return std::string(value.text().substr(0, longestQuote));
    case Type::string:
      return inQuotes(value.text());
    default:
      return kindOf(type);
  }
}

bool isNumberOrWord(Type type) {
  return type == Type::boolean || type == Type::integer || type == Type::real || type == Type::date;
}

/// The way out, where one is plain to see.
std::string hint(const std::string& expected, const json* schema, const Value& value,
                 Secrecy secrecy) {
  const Type type = syntax::typeOf(value);
  if (isNumberOrWord(type)) {
    const json* values = member(schema, "enum");
    const bool wantsText = values == nullptr
                               ? expected.starts_with("text")
                               : std::ranges::find(*values, json(value.text())) != values->end();
    if (wantsText) return ": put it in quotes";
  }
  if (type == Type::string && isQuoted(value)) {
    const Type plain = syntax::typeOfPlain(value.text());
    const bool isNumber =
        plain == Type::integer || (plain == Type::real && expected.starts_with("a number"));
    if (isNumber && (expected.starts_with("a number") || expected.starts_with("a whole number")))
      return ": leave out the quotes";
    if (plain == Type::boolean && expected.starts_with("true")) return ": leave out the quotes";
  }
  const bool fitsList =
      expected == "a list of text" && type == Type::string && value.text().size() <= longestQuote;
  const bool isSimple = value.text().find_first_of("\n,[]{}\"'#:") == std::string_view::npos;
  if (fitsList && isSimple && secrecy == Secrecy::open)
    return fmt::format(": write [{}]", value.text());
  return {};
}

std::string_view plural(std::size_t count) { return count == 1 ? "" : "s"; }

}  // namespace

std::vector<std::string> nearestFirst(std::string_view word, std::vector<std::string> names) {
  constexpr std::size_t far = 32;
  const auto meant = nearest(word, std::span<const std::string>(names));
  if (!meant) return names;
  const std::string first(*meant);
  std::ranges::stable_sort(names, {}, [&](const std::string& name) {
    return name == first ? 0 : 1 + editDistance(word, name, far);
  });
  return names;
}

std::string Words::expected() const {
  const std::string what =
      describe(schema, value.isScalar() && secrecy == Secrecy::open ? value.text() : "", 0);
  if (what.empty())
    return fmt::format("{} cannot be {}", capitalless(place), found(value, secrecy));
  return fmt::format("{} is {}, got {}{}", capitalless(place), what, found(value, secrecy),
                     hint(what, schema, value, secrecy));
}

std::string Words::pattern() const {
  const json* example = member(schema, "example");
  if (const json* several = member(schema, "examples");
      example == nullptr && several != nullptr && several->is_array() && !several->empty()) {
    example = &several->front();
  }
  const json* form = member(schema, "pattern");
  std::string like = "what the component takes";
  if (example != nullptr) {
    like = asChoice(*example);
  } else if (form != nullptr && form->is_string()) {
    like = form->get<std::string>();
  }
  return fmt::format("{} has to look like {}, got {}", capitalless(place), like,
                     found(value, secrecy));
}

std::string Words::date() const {
  return fmt::format("{} is a date such as 2025-01-31, got {}", capitalless(place),
                     found(value, secrecy));
}

std::string Words::multipleOf() const {
  const json* divisor = member(schema, "multipleOf");
  return fmt::format("{} is a multiple of {}, got {}", capitalless(place),
                     divisor == nullptr ? "another number" : number(*divisor),
                     found(value, secrecy));
}

std::string Words::tooShort(std::size_t least, std::size_t has) const {
  if (has == 0) return fmt::format("{} is empty", capitalless(place));
  return fmt::format("{} has at least {} character{}, got {}", capitalless(place), least,
                     plural(least), has);
}

std::string Words::tooLong(std::size_t most, std::size_t has) const {
  if (most != 1)
    return fmt::format("{} has at most {} characters, got {}", capitalless(place), most, has);
  const bool isEscape = value.text() == "\\t" && value.style() != syntax::Style::doubleQuoted;
  return fmt::format("{} is one character, got {}{}", capitalless(place), found(value, secrecy),
                     isEscape ? ": a tab is \"\\t\" in double quotes" : "");
}

std::string Words::tooFew(std::size_t least, std::size_t has) const {
  const std::string_view thing = value.isMapping() ? "entr" : "item";
  const std::string_view ending = value.isMapping() ? (least == 1 ? "y" : "ies") : plural(least);
  if (least == 1)
    return fmt::format("{} needs at least one {}{}", capitalless(place), thing, ending);
  return fmt::format("{} needs at least {} {}{}, got {}", capitalless(place), least, thing, ending,
                     has);
}

std::string Words::tooMany(std::size_t most, std::size_t has) const {
  const std::string_view thing =
      value.isMapping() ? (most == 1 ? "entry" : "entries") : (most == 1 ? "item" : "items");
  return fmt::format("{} takes at most {} {}, got {}", capitalless(place), most, thing, has);
}

std::string Words::repeated() const {
  const std::string list = place.parent == nullptr ? "this" : capitalless(*place.parent);
  if (value.isScalar() && secrecy == Secrecy::open)
    return fmt::format("{} has {} twice", list, found(value, secrecy));
  return fmt::format("{} has the same item twice", list);
}

std::string Words::missing(std::string_view key) const {
  const std::string subject = subjectOf(place);
  return subject.empty() ? fmt::format("'{}' is missing", key)
                         : fmt::format("{} needs '{}'", subject, key);
}

std::string Words::missingBeside(std::string_view key, std::string_view needed) const {
  return fmt::format("'{}' needs '{}' beside it", key, needed);
}

std::string Words::unknown(std::string_view key, const std::vector<std::string>& nearest) const {
  const std::string subject = subjectOf(place);
  const std::string in = subject.empty() ? "" : " in " + subject;
  const auto meant = osiris::nearest(key, std::span<const std::string>(nearest));
  return fmt::format("unknown key {}{}{}", inQuotes(key), in,
                     meant ? fmt::format("; did you mean '{}'?", *meant) : "");
}

std::string Words::badName(std::string_view key) const {
  const std::string subject = subjectOf(place);
  return fmt::format("{} is no name that {} can have", inQuotes(key),
                     subject.empty() ? "a key here" : "a key of " + subject);
}

std::string Words::lacksItem() const {
  return fmt::format("{} lacks an item that has to be in it", capitalless(place));
}
std::string Words::notAllowed() const {
  return fmt::format("{} is not allowed here", capitalless(place));
}
std::string Words::notThisValue() const {
  return fmt::format("{} cannot be {}", capitalless(place), found(value, secrecy));
}

std::string Words::severalForms() const {
  return fmt::format("{} can be read in more than one way, as {}", capitalless(place),
                     describe(schema, {}, 0));
}

std::vector<std::string> Words::choices() const {
  const json* values = member(schema, "enum");
  if (values == nullptr || !values->is_array()) return {};
  return choicesOf(*values, value.isScalar() && secrecy == Secrecy::open ? value.text() : "");
}

}  // namespace osiris::project
