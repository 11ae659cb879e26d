#include "syntax/loading.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "syntax/scalar.h"
#include "syntax/yaml11.h"

namespace osiris::syntax {
namespace {

constexpr std::string_view corePrefix = "tag:yaml.org,2002:";

/// "tag:yaml.org,2002:int" → "int"; else nothing.
std::string_view coreName(std::string_view tag) {
  return tag.starts_with(corePrefix) ? tag.substr(corePrefix.size()) : std::string_view();
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// As the loader prepares a number: lower case, underscores and one sign taken off.
std::string bareNumber(std::string_view text) {
  std::string bare;
  for (const char c : text) {
    if (c != '_') bare += ascii::lower(c);
  }
  if (bare.starts_with('-') || bare.starts_with('+')) bare.erase(0, 1);
  return bare;
}

/// Whether `isPart` holds for every part between colons.
template <typename IsPart>
bool everyPart(std::string_view text, IsPart isPart) {
  while (true) {
    const std::size_t colon = text.find(':');
    if (!isPart(text.substr(0, colon))) return false;
    if (colon == std::string_view::npos) return true;
    text.remove_prefix(colon + 1);
  }
}

/// Python's `int(text, base)`, without its prefixes.
bool isWholeNumber(std::string_view text, int base) {
  constexpr std::size_t longestDecimal = 4300;  // sys.get_int_max_str_digits()
  text = trimmed(text);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || (base == 10 && text.size() > longestDecimal)) return false;
  return std::ranges::all_of(text, [&](char c) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
    return digit < base;
  });
}

bool canBeInteger(std::string_view text) {
  const std::string bare = bareNumber(text);
  const std::string_view digits = bare;
  if (digits.starts_with("0b")) return isWholeNumber(digits.substr(2), 2);
  if (digits.starts_with("0x")) return isWholeNumber(digits.substr(2), 16);
  if (digits.starts_with("0o")) return isWholeNumber(digits.substr(2), 8);
  if (digits.starts_with("0")) return isWholeNumber(digits, 8);
  return everyPart(digits, [](std::string_view part) { return isWholeNumber(part, 10); });
}

/// Python's `float(text)`.
bool isRealNumber(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text == "inf" || text == "infinity" || text == "nan") return true;
  if (text.empty() || text.starts_with('-') || text.find_first_of("in") != std::string_view::npos)
    return false;
  double ignored = 0;
  return std::from_chars(text.data(), text.data() + text.size(), ignored).ptr ==
         text.data() + text.size();
}

bool canBeReal(std::string_view text) {
  const std::string bare = bareNumber(text);
  if (bare == ".inf" || bare == ".nan") return true;
  return everyPart(bare, isRealNumber);
}

bool canBeBoolean(std::string_view text) {
  const std::string lower = ascii::lower(text);
  static constexpr std::array<std::string_view, 6> words{"yes", "no", "true", "false", "on", "off"};
  return std::ranges::find(words, lower) != words.end();
}

/// Takes a number of one to `most` digits from the left; -1 when there is none.
int takeNumber(std::string_view& text, std::size_t most) {
  int value = -1;
  for (; most > 0 && !text.empty() && text.front() >= '0' && text.front() <= '9'; --most) {
    value = std::max(value, 0) * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return value;
}

bool take(std::string_view& text, std::string_view anyOf) {
  if (text.empty() || anyOf.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

bool isDayOfCalendar(int year, int month, int day) {
  constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

/// `+01:30` and the like; less than a day.
bool isZone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  if (!take(text, "-+")) return false;
  const int hours = takeNumber(text, 2);
  const int minutes = take(text, ":") ? takeNumber(text, 2) : 0;
  return text.empty() && hours >= 0 && minutes >= 0 && hours * 60 + minutes < 24 * 60;
}

/// A day that exists, with a time of day that exists.
bool canBeDate(std::string_view text) {
  const int year = text.find('-') == 4 ? takeNumber(text, 4) : -1;
  if (!take(text, "-")) return false;
  const int month = takeNumber(text, 2);
  if (!take(text, "-")) return false;
  if (!isDayOfCalendar(year, month, takeNumber(text, 2))) return false;
  if (text.empty()) return true;
  if (!take(text, "Tt \t")) return false;
  while (take(text, " \t")) {
  }
  const int hour = takeNumber(text, 2);
  const int minute = take(text, ":") ? takeNumber(text, 2) : -1;
  const int second = take(text, ":") ? takeNumber(text, 2) : -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  if (take(text, ".")) {
    while (takeNumber(text, 1) >= 0) {
    }
  }
  return isZone(trimmed(text));
}

/// Base64 as Python decodes it: what is none of its characters is passed over.
bool canBeBinary(std::string_view text) {
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    if (c == '=')
      ++padding;
    else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
             c == '+' || c == '/')
      ++digits;
  }
  return digits % 4 == 0 || (digits % 4 != 1 && digits % 4 + padding >= 4);
}

/// A list of maps of one entry each: `!!omap` and `!!pairs`.
bool isListOfPairs(const Values& values, const Node& node) {
  if (node.kind != Kind::sequence) return false;
  for (std::uint32_t item = node.child; item != 0; item = values.nodes[item].next) {
    if (values.nodes[item].kind != Kind::mapping || values.nodes[item].textSize != 1) return false;
  }
  return true;
}

/// Whether a node can be what YAML's own tag says; nothing for a name that is none of them.
std::optional<bool> fits(const Values& values, const Node& node, std::string_view name) {
  const bool scalar = !isCollection(node.kind);
  const std::string_view text = textOf(values, node);
  if (name == "str" || name == "null") return scalar;
  if (name == "int") return scalar && canBeInteger(text);
  if (name == "float") return scalar && canBeReal(text);
  if (name == "bool") return scalar && canBeBoolean(text);
  if (name == "timestamp") return scalar && canBeDate(text);
  if (name == "binary") return scalar && canBeBinary(text);
  if (name == "seq") return node.kind == Kind::sequence;
  if (name == "map" || name == "set") return node.kind == Kind::mapping;
  if (name == "omap" || name == "pairs") return isListOfPairs(values, node);
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> plainRefusal(std::string_view text, Role role) {
  if (text.empty()) return std::nullopt;
  const char first = text.front();
  if (text == "=" || text == "<<") {
    if (role == Role::key) return std::nullopt;
    return Refusal{ProblemKind::unreadableValue, {}};
  }
  if ((first < '0' || first > '9') && first != '-' && first != '+') return std::nullopt;
  switch (typeOfPlain(text)) {
    case Type::integer:
      if (canBeInteger(text)) return std::nullopt;
      return Refusal{ProblemKind::unreadableValue, "a number"};
    case Type::date:
      if (canBeDate(text)) return std::nullopt;
      return Refusal{ProblemKind::unreadableValue, "a date"};
    default:
      return std::nullopt;
  }
}

std::optional<Refusal> taggedRefusal(const Values& values, std::uint32_t index,
                                     std::string_view tag, Role role) {
  const Node& node = values.nodes[index];
  // A lone `!` makes the loader read even quoted text as if it were plain.
  if (tag == "!")
    return isCollection(node.kind) ? std::nullopt : plainRefusal(textOf(values, node), role);
  const std::string_view name = coreName(tag);
  if (role == Role::key && (name == "merge" || name == "value")) return std::nullopt;
  const std::optional<bool> fitting = fits(values, node, name);
  if (!fitting) return Refusal{ProblemKind::unknownTag, {}};
  if (*fitting) return std::nullopt;
  return Refusal{ProblemKind::unreadableValue, {}};
}

Kind kindByTag(std::string_view tag, std::string_view text) {
  const std::string_view name = coreName(tag);
  if (name == "null") return Kind::null;
  // A type of one's own: all we know is its text.
  if (name != "bool" && name != "int" && name != "float") return Kind::string;
  const Kind kind = resolvePlain(text);
  return name == "float" && kind == Kind::integer ? Kind::real : kind;
}

}  // namespace osiris::syntax
